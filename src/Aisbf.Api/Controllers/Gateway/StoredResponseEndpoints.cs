using Aisbf.Api.Authentication;
using Aisbf.Api.Errors;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Gateway;

/// <summary>Where OpenAI has stored responses. There are none here, and a client shall learn that rather than guess.</summary>
internal static class StoredResponseEndpoints
{
    private static readonly string[] Roots = ["/api/v1/responses", "/v1/responses", "/api/responses"];

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup("").WithTags("Responses").WithMetadata(new AccessAttribute(AccessLevel.Caller), ResponsesErrorDialect.Instance);
        foreach (var root in Roots)
        {
            group.MapGet($"{root}/{{response_id}}", Refuse).WithSummary("A stored response: there is none, because nothing is stored (404).");
            group.MapDelete($"{root}/{{response_id}}", Refuse).WithSummary("Remove a stored response: there is none, because nothing is stored (404).");
            group.MapGet($"{root}/{{response_id}}/input_items", Refuse).WithSummary("What a stored response was asked: there is none (404).");
            group.MapPost($"{root}/{{response_id}}/cancel", Refuse).WithSummary("Stop a response in the background: there is none (404).");
        }
    }

    /// <param name="http">The request.</param>
    /// <param name="responseId">The response's id.</param>
    private static Task Refuse(HttpContext http, [FromRoute(Name = "response_id")] string responseId) => http.WriteErrorAsync(
        new Error(ErrorCode.NotFound, $"There is no response '{responseId}': nothing is stored here. Send the whole conversation in 'input'.", "response_id"));
}
