using Aisbf.Api.Authentication;
using Aisbf.Application.Models;
using Aisbf.Application.Models.GetModel;
using Aisbf.Application.Models.ListModels;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Models;

/// <summary>What can be called.</summary>
[ApiController]
[ApiKeyHeader]
[Access(AccessLevel.Caller)]
[Tags("Models")]
[Produces("application/json")]
internal sealed class ModelsController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists every provider's models, every rotation and every autoselect.</summary>
    /// <remarks>Clients that send <c>anthropic-version</c> get this and the other lists of models in Anthropic's shape, on one page.</remarks>
    [AcceptVerbs("GET", "HEAD", Route = "/api/v1/models")]
    [AcceptVerbs("GET", "HEAD", Route = "/v1/models")]
    [AcceptVerbs("GET", "HEAD", Route = "/api/models")]
    [AcceptVerbs("GET", "HEAD", Route = "/models")]
    [AcceptVerbs("GET", "HEAD", Route = "/v1/chat/models")]
    [ModelList]
    [ProducesResponseType<OpenAiList<ModelDto>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(CancellationToken cancellationToken)
    {
        var listed = await mediator.Send(new ListModelsQuery(HttpContext.Caller()), cancellationToken);
        return listed.ToModelList(Request);
    }

    /// <summary>One entry of the list. The id may have slashes in it.</summary>
    /// <param name="modelId">The entry's id, such as <c>provider/model</c> or <c>rotation/id</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [AcceptVerbs("GET", "HEAD", Route = "/api/v1/models/{**model_id}")]
    [AcceptVerbs("GET", "HEAD", Route = "/v1/models/{**model_id}")]
    [AcceptVerbs("GET", "HEAD", Route = "/api/models/{**model_id}")]
    [ModelList]
    [ProducesResponseType<ModelDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Get([FromRoute(Name = "model_id")] string modelId, CancellationToken cancellationToken)
    {
        // Clients encode the slash in an id, and routing leaves that one character encoded.
        var id = modelId.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var found = await mediator.Send(new GetModelQuery(HttpContext.Caller(), id), cancellationToken);
        return found.ToModel(Request);
    }

    /// <summary>Lists one provider's models.</summary>
    /// <param name="providerId">The provider's id.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [AcceptVerbs("GET", "HEAD", Route = "/api/{provider_id}/models")]
    [ModelList]
    [ProducesResponseType<OpenAiList<ModelDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> OfProvider([FromRoute(Name = "provider_id")] string providerId, CancellationToken cancellationToken)
    {
        var listed = await mediator.Send(new ListModelsQuery(HttpContext.Caller(), providerId), cancellationToken);
        return listed.ToModelList(Request);
    }
}
