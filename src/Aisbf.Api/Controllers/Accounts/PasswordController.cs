using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Accounts;
using Aisbf.Application.Accounts.ChangePassword;
using Aisbf.Application.Accounts.ForgotPassword;
using Aisbf.Application.Accounts.ResetPassword;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Accounts;

/// <summary>New passwords, with the present one or without.</summary>
[ApiController]
[Route("api/account")]
[Tags("Account: passwords")]
public sealed class PasswordController(IMediator mediator) : ControllerBase
{
    /// <summary>Mails the way to a new password to a verified address.</summary>
    /// <remarks>The answer is the same whether or not there is such an account.</remarks>
    [HttpPost("forgot-password")]
    [Access(AccessLevel.Public)]
    [Consumes("application/json")]
    [JsonBody(typeof(EmailDto))]
    [ProducesResponseType<AcceptedDto>(StatusCodes.Status202Accepted, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public Task<IActionResult> ForgotPassword(CancellationToken cancellationToken) =>
        this.AcceptAsync<EmailDto, AcceptedDto>(mediator, document => new ForgotPasswordCommand(document), cancellationToken);

    /// <summary>Sets a new password with what the link in the mail carries, and ends all sessions of the account.</summary>
    [HttpPost("reset-password")]
    [Access(AccessLevel.Public)]
    [Consumes("application/json")]
    [JsonBody(typeof(ResetPasswordDto))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public Task<IActionResult> ResetPassword(CancellationToken cancellationToken) =>
        this.RunAsync<ResetPasswordDto>(mediator, document => new ResetPasswordCommand(document), cancellationToken);

    /// <summary>Changes the password. Ends the other sessions of the account, and keeps this one.</summary>
    [HttpPost("change-password")]
    [Access(AccessLevel.Session)]
    [NotWhileImpersonating]
    [Consumes("application/json")]
    [JsonBody(typeof(ChangePasswordDto))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public Task<IActionResult> ChangePassword(CancellationToken cancellationToken) =>
        this.RunAsync<ChangePasswordDto>(mediator, document => new ChangePasswordCommand(HttpContext.Caller(), document), cancellationToken);
}
