using Aisbf.Api.Authentication;
using Aisbf.Application.Providers.GetProviderHealth;
using Aisbf.Application.Providers.ListProviderRoutes;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Providers;

/// <summary>What callers may know of providers.</summary>
[ApiController]
[Access(AccessLevel.Caller)]
[Tags("Providers")]
[Produces("application/json")]
internal sealed class ProviderRoutesController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the providers that can be called, by id.</summary>
    [HttpGet("/api/v1/providers")]
    public Task<ProviderRoutesDto> List(CancellationToken cancellationToken) =>
        mediator.Send(new ListProviderRoutesQuery(HttpContext.Caller()), cancellationToken);

    /// <summary>Tells which providers can be called now, by id, as far as calls have shown. No provider is asked for it.</summary>
    [HttpGet("/api/v1/providers/health")]
    public Task<IReadOnlyDictionary<string, ProviderHealthDto>> Health(CancellationToken cancellationToken) =>
        mediator.Send(new GetProviderHealthQuery(HttpContext.Caller()), cancellationToken);
}
