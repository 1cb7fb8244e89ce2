using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Gateway;
using Aisbf.Api.Controllers.Models;
using Aisbf.Application.Capabilities.ListCapabilities;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Capabilities;

/// <summary>What providers can do.</summary>
[ApiController]
[Access(AccessLevel.Caller)]
[Tags("Models")]
[Produces("application/json")]
internal sealed class CapabilitiesController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists for each provider which surfaces it offers, how requests get there, and what it cannot do.</summary>
    [HttpGet("/api/v1/capabilities")]
    [HttpGet("/v1/capabilities")]
    public async Task<OpenAiList<ProviderCapabilitiesDto>> List(CancellationToken cancellationToken) =>
        new(await mediator.Send(new ListCapabilitiesQuery(HttpContext.Caller(), SurfaceRoutes.BySuffix), cancellationToken));
}
