using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Providers;
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
    protected override Owner Owner => Owner.Global;
}
