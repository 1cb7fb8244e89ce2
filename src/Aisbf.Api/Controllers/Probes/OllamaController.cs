using System.Text.Json;
using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Api.Streaming;
using Aisbf.Application.Models.GetModel;
using Aisbf.Application.Models.ListModels;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Probes;

/// <summary>What Ollama's clients ask to find out which models there are. They call the models by OpenAI's routes.</summary>
[ApiController]
[Access(AccessLevel.Caller)]
[OllamaErrors]
[Tags("Probes")]
[Produces("application/json")]
internal sealed class OllamaController(IMediator mediator, RequestBodyReader bodies) : ControllerBase
{
    private static readonly Error NoBody = new(ErrorCode.InvalidRequest, "The body must be a JSON object with the field 'model'.");

    /// <summary>Lists everything that can be called, as Ollama lists models.</summary>
    [HttpGet("/api/tags")]
    [ModelList]
    [ProducesResponseType<OllamaModelList>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Tags(CancellationToken cancellationToken)
    {
        var listed = await mediator.Send(new ListModelsQuery(HttpContext.Caller()), cancellationToken);
        return listed.TryGet(out var models, out var error)
            ? Ok(new OllamaModelList([.. models.Select(model => model.ToOllama())]))
            : error.ToActionResult();
    }

    /// <summary>Lists the models that are loaded: none, because nothing is loaded here.</summary>
    [HttpGet("/api/ps")]
    [ModelList]
    public ActionResult<OllamaModelList> Loaded() => Ok(new OllamaModelList([]));

    /// <summary>Tells what is known of one model, as Ollama tells it.</summary>
    [HttpPost("/api/show")]
    [JsonBody(typeof(OllamaShowBody))]
    [ModelList]
    [ProducesResponseType<OllamaModelInfo>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var read = await bodies.ReadAsync(Request, cancellationToken);
        if (!read.TryGet(out var body, out var error))
        {
            return error.ToActionResult();
        }

        using var owned = body;
        if (Asked(body.Span) is not { Length: > 0 } name)
        {
            return NoBody.ToActionResult();
        }

        var found = await mediator.Send(new GetModelQuery(HttpContext.Caller(), name), cancellationToken);
        return found.TryGet(out var model, out error) ? Ok(model.ToOllamaInfo()) : error.ToActionResult();
    }

    private static string? Asked(ReadOnlySpan<byte> body)
    {
        try
        {
            var asked = JsonSerializer.Deserialize<OllamaShowBody>(body, JsonSerializerOptions.Web);
            return asked?.Model ?? asked?.Name;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
