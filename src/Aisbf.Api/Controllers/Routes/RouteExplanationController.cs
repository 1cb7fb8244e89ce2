using Aisbf.Api.Controllers.Gateway;
using Aisbf.Api.Errors;
using Aisbf.Api.OpenApi;
using Aisbf.Api.Streaming;
using Aisbf.Application.Gateway;
using Aisbf.Application.Routes.ExplainRoute;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Routes;

/// <summary>Shows how requests are routed. Who derives from it says whose requests, at which path, and who may call.</summary>
[ApiController]
[Produces("application/json")]
internal abstract class RouteExplanationController(IMediator mediator, RequestBodyReader bodies) : ControllerBase
{
    /// <summary>Whose request is explained.</summary>
    protected abstract Caller Caller { get; }

    /// <summary>
    /// Plans a request without sending it: which candidates would be tried in which order and why, and why the others
    /// would not. Uses up no turn of a rotation, and asks no selection model of an autoselect.
    /// </summary>
    /// <param name="providerId">Plan as for <c>/api/{provider_id}/chat/completions</c>.</param>
    /// <param name="surface">What the request is for, as paths end: <c>chat/completions</c> when left out, <c>embeddings</c>, <c>images/generations</c> and so on. Of a form, say <c>model</c> and <c>stream</c> in JSON.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost("explain")]
    [ChatOperation]
    [ProducesResponseType<RoutePlanDto>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IActionResult> Explain(
        [FromQuery(Name = "provider_id")] string? providerId, [FromQuery] string? surface, CancellationToken cancellationToken)
    {
        if (SurfaceRoutes.Find(surface ?? "chat/completions") is not { } route)
        {
            return new Error(ErrorCode.InvalidRequest, "There is no such surface.", "surface").ToActionResult();
        }

        var read = await bodies.ReadAsync(Request, cancellationToken);
        if (!read.TryGet(out var body, out var error))
        {
            return error.ToActionResult();
        }

        using var owned = body;
        if (!RequestPeeker.Peek(route.Surface, body.Span).TryGet(out var peek, out error))
        {
            return error.ToActionResult();
        }

        var query = new RouteQuery(peek.Model, providerId is null ? RouteFamily.Any : RouteFamily.Provider, providerId);
        var planned = await mediator.Send(new ExplainRouteQuery(Caller, query, body, peek), cancellationToken);
        return planned.TryGet(out var plan, out error) ? Ok(plan) : error.ToActionResult();
    }
}
