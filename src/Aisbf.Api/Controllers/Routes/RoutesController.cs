using Aisbf.Api.Authentication;
using Aisbf.Api.Streaming;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Routes;

/// <summary>Shows how requests to the installation's routes are routed.</summary>
[Route("api/admin/routes")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: routes")]
internal sealed class RoutesController(IMediator mediator, RequestBodyReader bodies) : RouteExplanationController(mediator, bodies)
{
    // Somebody who is signed in has a namespace of their own, which is not what this is about.
    protected override Caller Caller => HttpContext.Caller().ActingIn(Owner.Global);
}
