using Aisbf.Api.Authentication;
using Aisbf.Api.Relay;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Relay;

/// <summary>Providers' own surfaces: whatever a provider has that the gateway knows nothing of.</summary>
internal sealed class RelayEndpoints(RelayService relay)
{
    private const string Anything =
        "Pass a request on to a provider's own surface: the path is below its base URL, the answer comes as the provider sent it, and the only credential that it sees is its own.";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    public static void Map(WebApplication app)
    {
        var endpoints = new RelayEndpoints(app.Services.GetRequiredService<RelayService>());
        endpoints.Map(app, "/api/{provider_id}", RelayFamily.Shared);
        endpoints.Map(app, "/api/user/{provider_id}", RelayFamily.Own, new NamespaceAttribute());
        endpoints.Map(app, "/api/u/{username}/{provider_id}", RelayFamily.Named, new NamespaceAttribute());
    }

    private void Map(WebApplication app, string path, RelayFamily family, params object[] metadata)
    {
        var group = app.MapGroup("").WithTags("Provider surfaces").WithMetadata([new AccessAttribute(AccessLevel.Caller), new ApiKeyHeaderAttribute(), .. metadata]);
        group.MapPost(path, Base).WithMetadata(new RelayRoute(family, HasPath: false)).WithSummary("Pass a request on to a provider's base URL itself.");
        group.MapMethods(path + "/{**path}", Methods, Below).WithMetadata(new RelayRoute(family, HasPath: true)).WithSummary(Anything);
    }

    /// <param name="http">The request.</param>
    /// <param name="providerId">The provider's id.</param>
    private Task Base(HttpContext http, [FromRoute(Name = "provider_id")] string providerId) => relay.ServeAsync(http, providerId);

    /// <param name="http">The request.</param>
    /// <param name="providerId">The provider's id.</param>
    /// <param name="path">Where, below the provider's base URL.</param>
    private Task Below(HttpContext http, [FromRoute(Name = "provider_id")] string providerId, [FromRoute(Name = "path")] string? path) =>
        relay.ServeAsync(http, providerId);
}
