using Aisbf.Api.Authentication;
using Aisbf.Application.Autoselects.ListAutoselectModels;
using Aisbf.Application.Models;
using Aisbf.Application.Models.GetModel;
using Aisbf.Application.Models.ListModels;
using Aisbf.Application.Models.ListProviderModels;
using Aisbf.Application.Rotations.ListRotationModels;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Models;

/// <summary>What can be called in a user's namespace.</summary>
[ApiController]
[ApiKeyHeader]
[Route("api/user")]
[Route("api/u/{username}")]
[Access(AccessLevel.Caller)]
[Namespace]
[Tags("Users: models")]
[Produces("application/json")]
internal sealed class UserModelsController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists everything that can be called.</summary>
    /// <remarks>Where the operator shares the installation's routes, they come after the user's own, and their <c>source</c> is <c>global</c>.</remarks>
    [AcceptVerbs("GET", "HEAD", Route = "models")]
    [AcceptVerbs("GET", "HEAD", Route = "v1/models")]
    [ProducesResponseType<OpenAiList<ModelDto>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(CancellationToken cancellationToken)
    {
        var listed = await mediator.Send(new ListModelsQuery(HttpContext.Caller()), cancellationToken);
        return listed.ToModelList(Request);
    }

    /// <summary>One entry of the list. The id may have slashes in it.</summary>
    /// <param name="modelId">The entry's id, such as <c>provider/model</c> or <c>rotation/id</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [AcceptVerbs("GET", "HEAD", Route = "models/{**model_id}")]
    [AcceptVerbs("GET", "HEAD", Route = "v1/models/{**model_id}")]
    [ProducesResponseType<ModelDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Get([FromRoute(Name = "model_id")] string modelId, CancellationToken cancellationToken)
    {
        // Clients encode the slash in an id, and routing leaves that one character encoded.
        var id = modelId.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var found = await mediator.Send(new GetModelQuery(HttpContext.Caller(), id), cancellationToken);
        return found.ToModel(Request);
    }

    /// <summary>Lists the models of all of the user's providers, as <c>user-provider/provider/model</c>.</summary>
    [AcceptVerbs("GET", "HEAD", Route = "providers/models")]
    [AcceptVerbs("GET", "HEAD", Route = "provider/models")]
    public async Task<OpenAiList<ModelDto>> OfProviders(CancellationToken cancellationToken) =>
        new(await mediator.Send(new ListProviderModelsQuery(HttpContext.Caller()), cancellationToken));

    /// <summary>Lists every member of every rotation of the user's, as <c>rotation/id/model</c>.</summary>
    [AcceptVerbs("GET", "HEAD", Route = "rotations/models")]
    [AcceptVerbs("GET", "HEAD", Route = "rotation/models")]
    public async Task<OpenAiList<RotationMemberDto>> OfRotations(CancellationToken cancellationToken) =>
        new(await mediator.Send(new ListRotationModelsQuery(HttpContext.Caller()), cancellationToken));

    /// <summary>Lists what the user's autoselects may pick, as <c>user-autoselect/id/model</c>.</summary>
    [AcceptVerbs("GET", "HEAD", Route = "autoselects/models")]
    [AcceptVerbs("GET", "HEAD", Route = "autoselect/models")]
    [AcceptVerbs("GET", "HEAD", Route = "autoselections/models")]
    [AcceptVerbs("GET", "HEAD", Route = "autoselection/models")]
    public async Task<OpenAiList<AutoselectMemberDto>> OfAutoselects(CancellationToken cancellationToken) =>
        new(await mediator.Send(new ListAutoselectModelsQuery(HttpContext.Caller()), cancellationToken));

    /// <summary>Lists one provider's models.</summary>
    /// <param name="providerId">The provider's id.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [AcceptVerbs("GET", "HEAD", Route = "{provider_id}/models")]
    [ProducesResponseType<OpenAiList<ModelDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> OfProvider([FromRoute(Name = "provider_id")] string providerId, CancellationToken cancellationToken)
    {
        var listed = await mediator.Send(new ListModelsQuery(HttpContext.Caller(), providerId), cancellationToken);
        return listed.ToModelList(Request);
    }
}
