using Aisbf.Api.Errors;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>
/// The calls that are the same for every kind of configuration document. Who derives from it says whose documents they are, at
/// which path, and who may call. In the words for the API's description, <c>[resource]</c> stands for the kind.
/// </summary>
[ApiController]
internal abstract class ResourceController<TDto>(IMediator mediator, IResourceRequests<TDto> requests) : ControllerBase
    where TDto : class, IResourceDto
{
    /// <summary>Whose documents this request is about.</summary>
    protected abstract Owner Owner { get; }

    /// <summary>Lists all [resource]s, with masked keys.</summary>
    [HttpGet]
    [ProducesResponseType(typeof(void), StatusCodes.Status200OK, "application/json")]
    public virtual async Task<ActionResult<ListDto<TDto>>> List(CancellationToken cancellationToken) =>
        (await mediator.Send(requests.List(Owner), cancellationToken)).ToAnswer();

    /// <summary>Reads one [resource], with masked keys. The ETag header holds its version.</summary>
    /// <param name="id">The [resource]'s id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpGet("{id}")]
    [ProducesResponseType(typeof(void), StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<ActionResult<TDto>> Get(string id, CancellationToken cancellationToken) =>
        (await mediator.Send(requests.Get(Owner, id), cancellationToken)).ToAnswer(Response);

    /// <summary>Creates or replaces one [resource]. Everything that it names has to exist.</summary>
    /// <remarks>
    /// A key that is left out, null or masked stays as it is stored; an empty text removes it. With <c>If-Match</c> the
    /// change is made only to the version that was read, with <c>If-None-Match: *</c> only if there is none yet.
    /// </remarks>
    /// <param name="id">The [resource]'s id: 1 to 64 letters, digits, '-', '_' or '.'.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPut("{id}")]
    [Consumes("application/json")]
    [JsonBody]
    [ProducesResponseType(typeof(void), StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(typeof(void), StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<ActionResult<TDto>> Put(string id, CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadAsync<TDto>(Request, cancellationToken)).TryGet(out var document, out var error)
            ? (await mediator.Send(requests.Put(Owner, id, document, Preconditions.Of(Request)), cancellationToken)).ToAnswer(Response)
            : error.ToActionResult();

    /// <summary>Removes one [resource]. Refused while other routes name it, unless forced.</summary>
    /// <param name="id">The [resource]'s id.</param>
    /// <param name="force">Remove it all the same; what names it passes over it from then on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpDelete("{id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    public async Task<ActionResult> Delete(string id, [FromQuery] bool force, CancellationToken cancellationToken) =>
        (await mediator.Send(requests.Delete(Owner, id, Preconditions.Of(Request), force), cancellationToken)).ToEmptyAnswer();
}
