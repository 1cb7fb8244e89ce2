using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Accounts.SignOut;
using Aisbf.Application.Accounts.SignOutEverywhere;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Accounts;

/// <summary>Signing in and out.</summary>
[ApiController]
[Route("api/account")]
[Tags("Account: sessions")]
public sealed class SessionsController(IMediator mediator) : ControllerBase
{
    /// <summary>Signs in with a password and answers with a session cookie.</summary>
    /// <remarks>
    /// The answer is the same for a name that nobody has, another password and a locked or disabled account. Where the account
    /// has a second factor, <c>two_factor_required</c> is true and there is no session yet.
    /// </remarks>
    [HttpPost("login")]
    [Access(AccessLevel.Public)]
    [Consumes("application/json")]
    [JsonBody(typeof(CredentialsDto))]
    [ProducesResponseType<SignedInDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public async Task<IActionResult> SignIn(CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadAsync<CredentialsDto>(Request, cancellationToken)).TryGet(out var document, out var error)
            ? (await mediator.Send(new SignInCommand(document), cancellationToken)).ToAnswer()
            : error.ToActionResult();

    /// <summary>Ends the session.</summary>
    [HttpPost("logout")]
    [Access(AccessLevel.Session)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> SignOut(CancellationToken cancellationToken) =>
        (await mediator.Send(new SignOutCommand(HttpContext.Caller()), cancellationToken)).ToEmptyAnswer();

    /// <summary>Ends every session of the account, this one included, at its next request.</summary>
    [HttpPost("sign-out-everywhere")]
    [Access(AccessLevel.Session)]
    [NotWhileImpersonating]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> SignOutEverywhere(CancellationToken cancellationToken) =>
        (await mediator.Send(new SignOutEverywhereCommand(HttpContext.Caller()), cancellationToken)).ToEmptyAnswer();
}
