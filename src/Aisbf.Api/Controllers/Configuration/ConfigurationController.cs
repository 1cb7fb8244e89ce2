using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>The installation's configuration as a whole.</summary>
[Route("api/admin/config")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: whole configuration")]
internal sealed class ConfigurationController(IMediator mediator) : WholeConfigurationController(mediator)
{
    protected override Owner Owner => Owner.Global;
}
