using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Health;

/// <summary>Looks at the tickets without using any up.</summary>
internal sealed class TicketPeek(TicketSource tickets) : ITicketPeek
{
    public long Next(Owner owner, string rotationId) => tickets.Peek(owner, rotationId);
}
