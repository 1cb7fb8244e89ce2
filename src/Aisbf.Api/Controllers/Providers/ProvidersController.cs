using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.ResetProvider;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Providers;

/// <summary>Configuration of the installation's providers.</summary>
[Route("api/admin/providers")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: providers")]
internal sealed class ProvidersController(IMediator mediator, IResourceRequests<ProviderDto> requests) : ResourceController<ProviderDto>(mediator, requests)
{
    private readonly IMediator _mediator = mediator;

    protected override Owner Owner => Owner.Global;

    /// <summary>Forgets what was learned about one provider: failures, open circuits and rests, on every instance.</summary>
    /// <remarks>Every change of a provider does this, too. The provider stays as it is, but gets a new version.</remarks>
    /// <param name="id">The provider's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPost("{id}/reset")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<ActionResult> Reset(string id, CancellationToken cancellationToken) =>
        (await _mediator.Send(new ResetProviderCommand(Owner, id), cancellationToken)).ToEmptyAnswer();
}
