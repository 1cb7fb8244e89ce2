namespace Aisbf.Api.Relay;

/// <summary>
/// Marks the endpoints of providers' own surfaces. Routing does not match them, or every other request below <c>/api</c>
/// would have two endpoints to choose from; <see cref="RelayRouting"/> does, where nothing else is.
/// </summary>
/// <param name="Family">What stands before the provider's id.</param>
/// <param name="HasPath">There is something behind the provider's id.</param>
internal sealed record RelayRoute(RelayFamily Family, bool HasPath) : ISuppressMatchingMetadata
{
    public bool SuppressMatching => true;
}
