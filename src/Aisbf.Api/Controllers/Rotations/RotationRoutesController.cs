using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Models;
using Aisbf.Application.Rotations.ListRotationModels;
using Aisbf.Application.Rotations.ListRotationRoutes;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Rotations;

/// <summary>What callers may know of rotations.</summary>
[ApiController]
[Access(AccessLevel.Caller)]
[Tags("Rotations")]
[Produces("application/json")]
internal sealed class RotationRoutesController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the rotations with their members, by id.</summary>
    [HttpGet("/api/rotations")]
    public Task<IReadOnlyDictionary<string, RotationRouteDto>> List(CancellationToken cancellationToken) =>
        mediator.Send(new ListRotationRoutesQuery(HttpContext.Caller()), cancellationToken);

    /// <summary>Lists every member of every rotation as a model.</summary>
    [AcceptVerbs("GET", "HEAD", Route = "/api/rotations/models")]
    [ModelList]
    public async Task<OpenAiList<RotationMemberDto>> Models(CancellationToken cancellationToken) =>
        new(await mediator.Send(new ListRotationModelsQuery(HttpContext.Caller()), cancellationToken));
}
