using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Models;
using Aisbf.Api.Errors;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Autoselects.GetAutoselectRoute;
using Aisbf.Application.Autoselects.ListAutoselectModels;
using Aisbf.Application.Autoselects.ListAutoselectRoutes;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Autoselects;

/// <summary>What callers may know of autoselects.</summary>
[ApiController]
[Access(AccessLevel.Caller)]
[Tags("Autoselects")]
[Produces("application/json")]
internal sealed class AutoselectRoutesController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the autoselects with what they may pick, by id.</summary>
    [HttpGet("/api/autoselect")]
    public Task<IReadOnlyDictionary<string, AutoselectRouteDto>> List(CancellationToken cancellationToken) =>
        mediator.Send(new ListAutoselectRoutesQuery(HttpContext.Caller()), cancellationToken);

    /// <summary>One autoselect with what it may pick.</summary>
    /// <param name="id">The autoselect's id.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet("/api/autoselect/{id}")]
    [ProducesResponseType<AutoselectRouteDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Get(string id, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetAutoselectRouteQuery(HttpContext.Caller(), id), cancellationToken);
        return found.TryGet(out var autoselect, out var error) ? Ok(autoselect) : error.ToActionResult();
    }

    /// <summary>Lists everything that autoselects may pick as models.</summary>
    [AcceptVerbs("GET", "HEAD", Route = "/api/autoselect/models")]
    [AcceptVerbs("GET", "HEAD", Route = "/api/autoselections/models")]
    [ModelList]
    public async Task<OpenAiList<AutoselectMemberDto>> Models(CancellationToken cancellationToken) =>
        new(await mediator.Send(new ListAutoselectModelsQuery(HttpContext.Caller()), cancellationToken));
}
