using Aisbf.Domain.Routing;

namespace Aisbf.Application.Abstractions;

/// <summary>A source that tells the ticket which the next request would get, and does not use it up.</summary>
public interface ITicketPeek : ITicketSource;
