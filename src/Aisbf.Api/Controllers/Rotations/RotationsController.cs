using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Configuration;
using Aisbf.Application.Rotations;
using Aisbf.Application.Rotations.DeleteRotation;
using Aisbf.Application.Rotations.GetRotation;
using Aisbf.Application.Rotations.ListRotations;
using Aisbf.Application.Rotations.PutRotation;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Rotations;

/// <summary>Configuration of the installation's rotations.</summary>
[ApiController]
[Route("api/admin/rotations")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: rotations")]
public sealed class RotationsController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists all rotations, with masked keys.</summary>
    [HttpGet]
    [ProducesResponseType<ListDto<RotationDto>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        (await mediator.Send(new ListRotationsQuery(Owner.Global), cancellationToken)).ToAnswer();

    /// <summary>Reads one rotation, with masked keys. The ETag header holds its version.</summary>
    /// <param name="id">The rotation's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpGet("{id}")]
    [ProducesResponseType<RotationDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Get(string id, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetRotationQuery(Owner.Global, id), cancellationToken)).ToAnswer(Response);

    /// <summary>Creates or replaces a rotation. Everything that it names has to exist.</summary>
    /// <remarks>
    /// A key that is left out, null or masked stays as it is stored; an empty text removes it. With <c>If-Match</c> the
    /// change is made only to the version that was read, with <c>If-None-Match: *</c> only if there is none yet.
    /// </remarks>
    /// <param name="id">The rotation's id: 1 to 64 letters, digits, '-', '_' or '.'.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPut("{id}")]
    [Consumes("application/json")]
    [JsonBody(typeof(RotationDto))]
    [ProducesResponseType<RotationDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<RotationDto>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Put(string id, CancellationToken cancellationToken)
    {
        if (!(await ConfigurationBody.ReadAsync<RotationDto>(Request, cancellationToken)).TryGet(out var document, out var error))
        {
            return error.ToActionResult();
        }

        var command = new PutRotationCommand(Owner.Global, id, document, Preconditions.Of(Request));
        return (await mediator.Send(command, cancellationToken)).ToAnswer(Response);
    }

    /// <summary>Removes a rotation. Refused while other routes name it, unless forced.</summary>
    /// <param name="id">The rotation's id.</param>
    /// <param name="force">Remove it all the same; what names it passes over it from then on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpDelete("{id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    public async Task<IActionResult> Delete(string id, [FromQuery] bool force, CancellationToken cancellationToken)
    {
        var command = new DeleteRotationCommand(Owner.Global, id, Preconditions.Of(Request), force);
        return (await mediator.Send(command, cancellationToken)).ToEmptyAnswer();
    }
}
