using Aisbf.Api.Authentication;
using Aisbf.Application.Providers.GetProviderHealth;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Providers;

/// <summary>The health of a user's providers.</summary>
[ApiController]
[Route("api/user/providers")]
[Route("api/u/{username}/providers")]
[Access(AccessLevel.Caller)]
[Namespace]
[Tags("Users: providers")]
[Produces("application/json")]
internal sealed class UserProviderHealthController(IMediator mediator) : ControllerBase
{
    /// <summary>Tells which providers can be called now, by id, as far as calls have shown. No provider is asked for it.</summary>
    /// <remarks>Where the operator shares the installation's routes, its providers are among them.</remarks>
    [HttpGet("health")]
    public Task<IReadOnlyDictionary<string, ProviderHealthDto>> Health(CancellationToken cancellationToken) =>
        mediator.Send(new GetProviderHealthQuery(HttpContext.Caller()), cancellationToken);
}
