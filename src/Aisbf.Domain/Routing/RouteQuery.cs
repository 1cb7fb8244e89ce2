namespace Aisbf.Domain.Routing;

/// <summary>What the client asked for by name.</summary>
/// <param name="Model">The <c>model</c> field as sent.</param>
/// <param name="Family">The family of routes that the call came in by.</param>
/// <param name="ProviderId">The provider in the path, for <see cref="RouteFamily.Provider"/>.</param>
public readonly record struct RouteQuery(string Model, RouteFamily Family = RouteFamily.Any, string? ProviderId = null);
