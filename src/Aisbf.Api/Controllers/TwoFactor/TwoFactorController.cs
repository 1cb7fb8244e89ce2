using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Behaviours;
using Aisbf.Application.TwoFactor;
using Aisbf.Application.TwoFactor.DisableTwoFactor;
using Aisbf.Application.TwoFactor.EnableTwoFactor;
using Aisbf.Application.TwoFactor.GetTwoFactor;
using Aisbf.Application.TwoFactor.ReplaceAuthenticator;
using Aisbf.Application.TwoFactor.ReplaceRecoveryCodes;
using Aisbf.Application.TwoFactor.SignInWithTwoFactor;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.TwoFactor;

/// <summary>The second factor at signing in.</summary>
[ApiController]
[Route("api/account")]
[Access(AccessLevel.Session)]
[Tags("Account: two-factor authentication")]
public sealed class TwoFactorController(IMediator mediator) : ControllerBase
{
    /// <summary>Tells whether the account is asked for a second factor.</summary>
    [HttpGet("two-factor")]
    [ProducesResponseType<TwoFactorDto>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Get(CancellationToken cancellationToken) =>
        (await mediator.Send(new GetTwoFactorQuery(HttpContext.Caller().Self.UserId!.Value), cancellationToken)).ToAnswer();

    /// <summary>Makes a key for an authenticator app. It counts once a code of it is sent to <c>enable</c>.</summary>
    [HttpPost("two-factor/authenticator")]
    [NotWhileImpersonating]
    [Consumes("application/json")]
    [JsonBody(typeof(PasswordDto))]
    [ProducesResponseType<AuthenticatorDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public Task<IActionResult> ReplaceAuthenticator(CancellationToken cancellationToken) =>
        SendAsync<PasswordDto, AuthenticatorDto>(document => new ReplaceAuthenticatorCommand(HttpContext.Caller(), document), cancellationToken);

    /// <summary>Asks for the second factor from now on. The recovery codes are shown this once. Other sessions end.</summary>
    [HttpPost("two-factor/enable")]
    [NotWhileImpersonating]
    [Consumes("application/json")]
    [JsonBody(typeof(CodeDto))]
    [ProducesResponseType<RecoveryCodesDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public Task<IActionResult> Enable(CancellationToken cancellationToken) =>
        SendAsync<CodeDto, RecoveryCodesDto>(document => new EnableTwoFactorCommand(HttpContext.Caller(), document), cancellationToken);

    /// <summary>Stops asking for the second factor, and forgets key and recovery codes. Other sessions end.</summary>
    [HttpPost("two-factor/disable")]
    [NotWhileImpersonating]
    [Consumes("application/json")]
    [JsonBody(typeof(PasswordDto))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Disable(CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadAsync<PasswordDto>(Request, cancellationToken)).TryGet(out var document, out var error)
            ? (await mediator.Send(new DisableTwoFactorCommand(HttpContext.Caller(), document), cancellationToken)).ToEmptyAnswer()
            : error.ToActionResult();

    /// <summary>Makes new recovery codes, which are shown this once. Older ones do not work any more.</summary>
    [HttpPost("two-factor/recovery-codes")]
    [NotWhileImpersonating]
    [Consumes("application/json")]
    [JsonBody(typeof(PasswordDto))]
    [ProducesResponseType<RecoveryCodesDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public Task<IActionResult> ReplaceRecoveryCodes(CancellationToken cancellationToken) =>
        SendAsync<PasswordDto, RecoveryCodesDto>(document => new ReplaceRecoveryCodesCommand(HttpContext.Caller(), document), cancellationToken);

    /// <summary>Takes the second step of signing in, after the password or the external provider, and answers with a session cookie.</summary>
    [HttpPost("login/two-factor")]
    [Access(AccessLevel.Public)]
    [Consumes("application/json")]
    [JsonBody(typeof(SecondFactorDto))]
    [ProducesResponseType<SignedInDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public Task<IActionResult> SignIn(CancellationToken cancellationToken) =>
        SendAsync<SecondFactorDto, SignedInDto>(document => new SignInWithTwoFactorCommand(document), cancellationToken);

    /// <summary>Answers are secrets, shown once: no cache keeps them.</summary>
    private async Task<IActionResult> SendAsync<TDocument, TAnswer>(Func<TDocument, IControlRequest<TAnswer>> request, CancellationToken cancellationToken)
        where TDocument : class
    {
        Response.Headers.CacheControl = "no-store";
        return (await ConfigurationBody.ReadAsync<TDocument>(Request, cancellationToken)).TryGet(out var document, out var error)
            ? (await mediator.Send(request(document), cancellationToken)).ToAnswer()
            : error.ToActionResult();
    }
}
