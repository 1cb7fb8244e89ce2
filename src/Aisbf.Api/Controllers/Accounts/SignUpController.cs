using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Accounts;
using Aisbf.Application.Accounts.ResendVerification;
using Aisbf.Application.Accounts.SignUp;
using Aisbf.Application.Accounts.VerifyEmail;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Accounts;

/// <summary>Making an account for oneself.</summary>
[ApiController]
[Route("api/account")]
[Access(AccessLevel.Public)]
[Tags("Account: signing up")]
public sealed class SignUpController(IMediator mediator) : ControllerBase
{
    /// <summary>Makes an account, where the installation is open to everybody.</summary>
    /// <remarks>
    /// The answer does not tell whether the e-mail address has an account already: whoever owns it is told by mail. It does tell
    /// that a username is taken, because usernames are public.
    /// </remarks>
    [HttpPost("sign-up")]
    [Consumes("application/json")]
    [JsonBody(typeof(SignUpDto))]
    [ProducesResponseType<AcceptedDto>(StatusCodes.Status202Accepted, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public Task<IActionResult> SignUp(CancellationToken cancellationToken) =>
        this.AcceptAsync<SignUpDto, AcceptedDto>(mediator, document => new SignUpCommand(document), cancellationToken);

    /// <summary>Verifies an e-mail address with what the link in the mail carries.</summary>
    [HttpPost("verify-email")]
    [Consumes("application/json")]
    [JsonBody(typeof(LinkDto))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public Task<IActionResult> VerifyEmail(CancellationToken cancellationToken) =>
        this.RunAsync<LinkDto>(mediator, document => new VerifyEmailCommand(document), cancellationToken);

    /// <summary>Mails the link that verifies an address again, not more often than every ten minutes.</summary>
    /// <remarks>The answer is the same whether or not there is such an account.</remarks>
    [HttpPost("resend-verification")]
    [Consumes("application/json")]
    [JsonBody(typeof(EmailDto))]
    [ProducesResponseType<AcceptedDto>(StatusCodes.Status202Accepted, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public Task<IActionResult> ResendVerification(CancellationToken cancellationToken) =>
        this.AcceptAsync<EmailDto, AcceptedDto>(mediator, document => new ResendVerificationCommand(document), cancellationToken);
}
