using Aisbf.Api.Authentication;
using Aisbf.Api.Errors;
using Aisbf.Application.Configuration;
using Aisbf.Application.Configuration.ExportConfiguration;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>
/// Calls for all of an owner's configuration at once. Who derives from it says whose it is, at which path, and who may call.
/// </summary>
[ApiController]
internal abstract class WholeConfigurationController(IMediator mediator) : ControllerBase
{
    /// <summary>Whose configuration this request is about.</summary>
    protected abstract Owner Owner { get; }

    /// <summary>Takes configuration files as they are, and reports on each entry.</summary>
    /// <remarks>
    /// The body is one of <c>providers.json</c>, <c>rotations.json</c>, <c>autoselect.json</c> and <c>aisbf.json</c>, or a bundle
    /// <c>{"providers": …, "rotations": …, "autoselect": …}</c> as the export makes it. A bad entry is rejected by itself;
    /// unknown fields are passed over and values of another type read, and both are named in the report; a masked or placeholder
    /// key keeps the stored one. Everything that is accepted is stored at once, or nothing is. Nothing that the body does not name
    /// is removed.
    /// </remarks>
    /// <param name="tokens">Take over <c>auth.tokens</c> of <c>aisbf.json</c> as the operator's API tokens.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPost("import")]
    [Consumes("application/json")]
    [JsonBody(typeof(ConfigurationDto))]
    [RequestSizeLimit(ConfigurationBody.ImportLimit)]
    [ProducesResponseType<ImportReportDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Import([FromQuery] bool tokens, CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadBytesAsync(Request, ConfigurationBody.ImportLimit, cancellationToken)).TryGet(out var body, out var error)
            ? (await mediator.Send(new ImportConfigurationCommand(Owner, body, tokens ? HttpContext.Caller() : null), cancellationToken)).ToAnswer()
            : error.ToActionResult();

    /// <summary>Everything that is configured, with masked keys, in a form that can be imported again.</summary>
    [HttpGet("export")]
    [ProducesResponseType<ConfigurationDto>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Export(CancellationToken cancellationToken) =>
        (await mediator.Send(new ExportConfigurationQuery(Owner), cancellationToken)).ToAnswer();
}
