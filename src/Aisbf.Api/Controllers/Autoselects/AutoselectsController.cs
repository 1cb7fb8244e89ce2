using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Autoselects.DeleteAutoselect;
using Aisbf.Application.Autoselects.GetAutoselect;
using Aisbf.Application.Autoselects.ListAutoselects;
using Aisbf.Application.Autoselects.PutAutoselect;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Autoselects;

/// <summary>Configuration of the installation's autoselects.</summary>
[ApiController]
[Route("api/admin/autoselects")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: autoselects")]
public sealed class AutoselectsController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists all autoselects, with masked keys.</summary>
    [HttpGet]
    [ProducesResponseType<ListDto<AutoselectDto>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        (await mediator.Send(new ListAutoselectsQuery(Owner.Global), cancellationToken)).ToAnswer();

    /// <summary>Reads one autoselect, with masked keys. The ETag header holds its version.</summary>
    /// <param name="id">The autoselect's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpGet("{id}")]
    [ProducesResponseType<AutoselectDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Get(string id, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetAutoselectQuery(Owner.Global, id), cancellationToken)).ToAnswer(Response);

    /// <summary>Creates or replaces an autoselect. Everything that it names has to exist.</summary>
    /// <remarks>
    /// A key that is left out, null or masked stays as it is stored; an empty text removes it. With <c>If-Match</c> the
    /// change is made only to the version that was read, with <c>If-None-Match: *</c> only if there is none yet.
    /// </remarks>
    /// <param name="id">The autoselect's id: 1 to 64 letters, digits, '-', '_' or '.'.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPut("{id}")]
    [Consumes("application/json")]
    [JsonBody(typeof(AutoselectDto))]
    [ProducesResponseType<AutoselectDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<AutoselectDto>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Put(string id, CancellationToken cancellationToken)
    {
        if (!(await ConfigurationBody.ReadAsync<AutoselectDto>(Request, cancellationToken)).TryGet(out var document, out var error))
        {
            return error.ToActionResult();
        }

        var command = new PutAutoselectCommand(Owner.Global, id, document, Preconditions.Of(Request));
        return (await mediator.Send(command, cancellationToken)).ToAnswer(Response);
    }

    /// <summary>Removes an autoselect. Refused while other routes name it, unless forced.</summary>
    /// <param name="id">The autoselect's id.</param>
    /// <param name="force">Remove it all the same; what names it passes over it from then on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpDelete("{id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    public async Task<IActionResult> Delete(string id, [FromQuery] bool force, CancellationToken cancellationToken)
    {
        var command = new DeleteAutoselectCommand(Owner.Global, id, Preconditions.Of(Request), force);
        return (await mediator.Send(command, cancellationToken)).ToEmptyAnswer();
    }
}
