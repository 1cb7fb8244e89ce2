using Aisbf.Api.Authentication;
using Aisbf.Api.Contents;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Contents;

/// <summary>Contents that answers refer to, such as pictures.</summary>
internal sealed class ContentEndpoints(ContentService contents)
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void Map(WebApplication app)
    {
        var endpoints = new ContentEndpoints(app.Services.GetRequiredService<ContentService>());
        app.MapMethods("/api/proxy/{content_id}", Methods, endpoints.Get)
            .WithTags("Contents")
            .WithSummary("Fetch something that an answer referred to. The address from the answer works as it is; without its signature, the token is needed that got the answer.")
            .WithMetadata(new AccessAttribute(AccessLevel.Caller), new SignedAddressAttribute());
    }

    /// <param name="http">The request.</param>
    /// <param name="contentId">The content's id.</param>
    /// <param name="signature">What makes the address good for whoever has it.</param>
    private Task Get(HttpContext http, [FromRoute(Name = "content_id")] string contentId, [FromQuery(Name = SignedAddressAttribute.Parameter)] string? signature) =>
        contents.ServeAsync(http, contentId);
}
