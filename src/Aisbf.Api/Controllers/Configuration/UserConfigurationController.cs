using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>A user's configuration as a whole.</summary>
[Route("api/user/config")]
[Route("api/u/{username}/config")]
[Access(AccessLevel.User)]
[Namespace]
[Tags("Users: whole configuration")]
internal sealed class UserConfigurationController(IMediator mediator) : WholeConfigurationController(mediator)
{
    protected override Owner Owner => HttpContext.Caller().Owner;
}
