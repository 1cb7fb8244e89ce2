using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Numbers the requests of each rotation. The number is the seed of a weighted pick: equal numbers give equal picks,
/// consecutive numbers spread over the candidates in proportion to their weights.
/// </summary>
public interface ITicketSource
{
    long Next(Owner owner, string rotationId);
}
