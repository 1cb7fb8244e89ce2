using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.DeleteProvider;
using Aisbf.Application.Providers.GetProvider;
using Aisbf.Application.Providers.ListProviders;
using Aisbf.Application.Providers.PutProvider;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Providers;

/// <summary>Configuration of the installation's providers.</summary>
[ApiController]
[Route("api/admin/providers")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: providers")]
public sealed class ProvidersController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists all providers, with masked keys.</summary>
    [HttpGet]
    [ProducesResponseType<ListDto<ProviderDto>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        (await mediator.Send(new ListProvidersQuery(Owner.Global), cancellationToken)).ToAnswer();

    /// <summary>Reads one provider, with masked keys. The ETag header holds its version.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpGet("{id}")]
    [ProducesResponseType<ProviderDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Get(string id, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetProviderQuery(Owner.Global, id), cancellationToken)).ToAnswer(Response);

    /// <summary>Creates or replaces a provider.</summary>
    /// <remarks>
    /// A key that is left out, null or masked stays as it is stored; an empty text removes it. With <c>If-Match</c> the
    /// change is made only to the version that was read, with <c>If-None-Match: *</c> only if there is none yet.
    /// </remarks>
    /// <param name="id">The provider's id: 1 to 64 letters, digits, '-', '_' or '.'.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPut("{id}")]
    [Consumes("application/json")]
    [JsonBody(typeof(ProviderDto))]
    [ProducesResponseType<ProviderDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProviderDto>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Put(string id, CancellationToken cancellationToken)
    {
        if (!(await ConfigurationBody.ReadAsync<ProviderDto>(Request, cancellationToken)).TryGet(out var document, out var error))
        {
            return error.ToActionResult();
        }

        var command = new PutProviderCommand(Owner.Global, id, document, Preconditions.Of(Request));
        return (await mediator.Send(command, cancellationToken)).ToAnswer(Response);
    }

    /// <summary>Removes a provider. Refused while other routes name it, unless forced.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="force">Remove it all the same; what names it passes over it from then on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpDelete("{id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    public async Task<IActionResult> Delete(string id, [FromQuery] bool force, CancellationToken cancellationToken)
    {
        var command = new DeleteProviderCommand(Owner.Global, id, Preconditions.Of(Request), force);
        return (await mediator.Send(command, cancellationToken)).ToEmptyAnswer();
    }
}
