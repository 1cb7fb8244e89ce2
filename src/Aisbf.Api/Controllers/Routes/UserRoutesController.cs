using Aisbf.Api.Authentication;
using Aisbf.Api.Streaming;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Routes;

/// <summary>Shows how requests in a user's namespace are routed.</summary>
[Route("api/user/routes")]
[Route("api/u/{username}/routes")]
[Access(AccessLevel.User)]
[Namespace]
[Tags("Users: routes")]
internal sealed class UserRoutesController(IMediator mediator, RequestBodyReader bodies) : RouteExplanationController(mediator, bodies)
{
    protected override Caller Caller => HttpContext.Caller();
}
