using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Accounts;
using Aisbf.Application.Accounts.ChangeEmail;
using Aisbf.Application.Accounts.ConfirmEmailChange;
using Aisbf.Application.Accounts.DeleteAccount;
using Aisbf.Application.Accounts.GetAccount;
using Aisbf.Application.Accounts.UpdateAccount;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Accounts;

/// <summary>A person's own account.</summary>
[ApiController]
[Route("api/account")]
[Access(AccessLevel.Session)]
[Tags("Account")]
public sealed class AccountController(IMediator mediator) : ControllerBase
{
    /// <summary>Shows the account of whoever is signed in.</summary>
    [HttpGet]
    [ProducesResponseType<AccountDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Get(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        return (await mediator.Send(new GetAccountQuery(HttpContext.Caller()), cancellationToken)).ToAnswer();
    }

    /// <summary>Changes what the person likes to be called. The username never changes.</summary>
    [HttpPut]
    [Consumes("application/json")]
    [JsonBody(typeof(UpdateAccountDto))]
    [ProducesResponseType<AccountDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Update(CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadAsync<UpdateAccountDto>(Request, cancellationToken)).TryGet(out var document, out var error)
            && (await mediator.Send(new UpdateAccountCommand(HttpContext.Caller(), document), cancellationToken)).TryGet(out _, out error)
            ? await Get(cancellationToken)
            : error.ToActionResult();

    /// <summary>Removes the account with everything in it.</summary>
    [HttpDelete]
    [NotWhileImpersonating]
    [Consumes("application/json")]
    [JsonBody(typeof(DeleteAccountDto))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public Task<IActionResult> Delete(CancellationToken cancellationToken) =>
        this.RunAsync<DeleteAccountDto>(mediator, document => new DeleteAccountCommand(HttpContext.Caller(), document), cancellationToken);

    /// <summary>Mails a link to a new address. The account keeps its present one until that link is used.</summary>
    /// <remarks>The answer does not tell whether somebody else has the address.</remarks>
    [HttpPost("change-email")]
    [NotWhileImpersonating]
    [Consumes("application/json")]
    [JsonBody(typeof(ChangeEmailDto))]
    [ProducesResponseType<AcceptedDto>(StatusCodes.Status202Accepted, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public Task<IActionResult> ChangeEmail(CancellationToken cancellationToken) =>
        this.AcceptAsync<ChangeEmailDto, AcceptedDto>(
            mediator, document => new ChangeEmailCommand(HttpContext.Caller(), document), cancellationToken);

    /// <summary>Makes the new address the account's, with what the link in the mail carries. Ends all sessions of the account.</summary>
    [HttpPost("verify-email-change")]
    [Access(AccessLevel.Public)]
    [Consumes("application/json")]
    [JsonBody(typeof(LinkDto))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public Task<IActionResult> ConfirmEmailChange(CancellationToken cancellationToken) =>
        this.RunAsync<LinkDto>(mediator, document => new ConfirmEmailChangeCommand(document), cancellationToken);
}
