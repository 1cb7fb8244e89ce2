using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Gateway;
using Aisbf.Api.Controllers.Models;
using Aisbf.Application.Capabilities.ListCapabilities;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Capabilities;

/// <summary>What a user's providers can do.</summary>
[ApiController]
[Route("api/user")]
[Route("api/u/{username}")]
[Access(AccessLevel.Caller)]
[Namespace]
[Tags("Users: models")]
[Produces("application/json")]
internal sealed class UserCapabilitiesController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists for each of the user's providers which surfaces it offers, how requests get there, and what it cannot do.</summary>
    [HttpGet("capabilities")]
    public async Task<OpenAiList<ProviderCapabilitiesDto>> List(CancellationToken cancellationToken) =>
        new(await mediator.Send(new ListCapabilitiesQuery(HttpContext.Caller(), SurfaceRoutes.BySuffix), cancellationToken));
}
