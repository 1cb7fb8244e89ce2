using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Configuration;
using Aisbf.Application.ExternalLogins;
using Aisbf.Application.ExternalLogins.ListLogins;
using Aisbf.Application.ExternalLogins.UnlinkLogin;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.ExternalLogins;

/// <summary>The accounts elsewhere with which a person signs in.</summary>
[ApiController]
[Route("api/account/logins")]
[Access(AccessLevel.Session)]
[Tags("Account: signing in")]
public sealed class LoginsController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the external providers that are linked with the account.</summary>
    [HttpGet]
    [ProducesResponseType<ListDto<LoginDto>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        (await mediator.Send(new ListLoginsQuery(HttpContext.Caller().Self.UserId!.Value), cancellationToken)).ToAnswer();

    /// <summary>Unlinks a provider. The last way to sign in cannot be taken away. Other sessions end.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpDelete("{provider}")]
    [NotWhileImpersonating]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IActionResult> Unlink(string provider, CancellationToken cancellationToken) =>
        (await mediator.Send(new UnlinkLoginCommand(HttpContext.Caller(), provider), cancellationToken)).ToEmptyAnswer();
}
