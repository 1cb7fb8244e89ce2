using Aisbf.Api.Authentication;
using Aisbf.Api.Errors;
using Aisbf.Application.Models;
using Aisbf.Application.Models.ListModels;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Probes;

/// <summary>What clients of llama.cpp's server ask to find out how much fits into a prompt.</summary>
[ApiController]
[Access(AccessLevel.Caller)]
[Tags("Probes")]
[Produces("application/json")]
internal sealed class LlamaCppController(IMediator mediator) : ControllerBase
{
    /// <summary>Tells the context size, as llama.cpp's server tells the properties of its one model.</summary>
    /// <param name="model">The model that is meant. Without it, the smallest context of all models that chat: what fits is then right for each.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet("/props")]
    [HttpGet("/api/props")]
    [HttpGet("/v1/props")]
    [ModelList]
    [ProducesResponseType<LlamaCppProps>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get([FromQuery] string? model, CancellationToken cancellationToken)
    {
        var listed = await mediator.Send(new ListModelsQuery(HttpContext.Caller()), cancellationToken);
        if (!listed.TryGet(out var models, out var error))
        {
            return error.ToActionResult();
        }

        var meant = model is null ? models.Where(CanChat) : models.Where(m => m.Id == model || m.ModelName == model);
        var size = meant.Min(m => m.ContextSize) ?? 0;
        return Ok(new LlamaCppProps(new LlamaCppSettings(size, model ?? ""), model ?? ""));
    }

    private static bool CanChat(ModelDto model) => model.Capabilities is null || model.Capabilities.Contains(CapabilityNames.Chat);
}
