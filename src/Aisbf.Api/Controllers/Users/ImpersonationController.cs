using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Users.Impersonate;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Users;

/// <summary>Working as somebody else.</summary>
[ApiController]
[Tags("Administration: people")]
public sealed class ImpersonationController(IMediator mediator) : ControllerBase
{
    /// <summary>Makes the admin's session a user's for an hour at most.</summary>
    /// <remarks>
    /// For admins who are signed in, and users who are enabled; nobody works as an admin. Every answer to such a session has
    /// the header <c>X-Aisbf-Impersonating</c> with the user's name, and what is done meanwhile is on record with the admin's id. Whatever
    /// ends the admin's own sessions ends it as well. What opens the user's account is out of reach.
    /// </remarks>
    /// <param name="username">As whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPost("api/admin/users/{username}/impersonate")]
    [Access(AccessLevel.Admin)]
    [NotWhileImpersonating]
    [ProducesResponseType<ImpersonationDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IActionResult> Start(string username, CancellationToken cancellationToken) =>
        (await mediator.Send(new ImpersonateUserCommand(UserAdministrator.Of(HttpContext.Caller()), username), cancellationToken)).ToAnswer();

    /// <summary>Makes the session the admin's own again.</summary>
    [HttpPost("api/account/stop-impersonating")]
    [Access(AccessLevel.Session)]
    [ProducesResponseType<RestoredSessionDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IActionResult> Stop(CancellationToken cancellationToken) =>
        (await mediator.Send(new StopImpersonatingCommand(HttpContext.Caller()), cancellationToken)).ToAnswer();
}
