using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Configuration;
using Aisbf.Application.Passkeys;
using Aisbf.Application.Passkeys.AddPasskey;
using Aisbf.Application.Passkeys.ListPasskeys;
using Aisbf.Application.Passkeys.MakePasskeyOptions;
using Aisbf.Application.Passkeys.MakeSignInOptions;
using Aisbf.Application.Passkeys.RemovePasskey;
using Aisbf.Application.Passkeys.SignInWithPasskey;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Passkeys;

/// <summary>Passkeys, and signing in with them.</summary>
[ApiController]
[Route("api/account")]
[Access(AccessLevel.Session)]
[Tags("Account: passkeys")]
public sealed class PasskeysController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the account's passkeys, oldest first.</summary>
    [HttpGet("passkeys")]
    [ProducesResponseType<ListDto<PasskeyDto>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        (await mediator.Send(new ListPasskeysQuery(HttpContext.Caller().Self.UserId!.Value), cancellationToken)).ToAnswer();

    /// <summary>Begins to make a passkey: answers what <c>PublicKeyCredential.parseCreationOptionsFromJSON()</c> takes.</summary>
    [HttpPost("passkeys/options")]
    [NotWhileImpersonating]
    [ProducesResponseType<object>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> MakeOptions(CancellationToken cancellationToken) =>
        ToOptions(await mediator.Send(new MakePasskeyOptionsCommand(HttpContext.Caller().Self.UserId!.Value), cancellationToken));

    /// <summary>Keeps the passkey that the browser made.</summary>
    [HttpPost("passkeys")]
    [NotWhileImpersonating]
    [Consumes("application/json")]
    [JsonBody(typeof(NewPasskeyDto))]
    [ProducesResponseType<PasskeyDto>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Add(CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadAsync<NewPasskeyDto>(Request, cancellationToken)).TryGet(out var document, out var error)
        && (await mediator.Send(new AddPasskeyCommand(HttpContext.Caller(), document), cancellationToken)).TryGet(out var added, out error)
            ? ConfigurationAnswers.Json(added, StatusCodes.Status201Created)
            : error.ToActionResult();

    /// <summary>Removes a passkey. The last way to sign in cannot be taken away. Other sessions end.</summary>
    /// <param name="id">The passkey's id, as the list has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpDelete("passkeys/{id}")]
    [NotWhileImpersonating]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IActionResult> Remove(string id, CancellationToken cancellationToken) =>
        (await mediator.Send(new RemovePasskeyCommand(HttpContext.Caller(), id), cancellationToken)).ToEmptyAnswer();

    /// <summary>Begins to sign in with a passkey: answers what <c>PublicKeyCredential.parseRequestOptionsFromJSON()</c> takes.</summary>
    [HttpPost("login/passkey/options")]
    [Access(AccessLevel.Public)]
    [ProducesResponseType<object>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> MakeSignInOptions(CancellationToken cancellationToken) =>
        ToOptions(await mediator.Send(new MakeSignInOptionsCommand(), cancellationToken));

    /// <summary>Signs in with a passkey and answers with a session cookie. No other factor is asked for.</summary>
    [HttpPost("login/passkey")]
    [Access(AccessLevel.Public)]
    [Consumes("application/json")]
    [JsonBody(typeof(PasskeyAnswerDto))]
    [ProducesResponseType<SignedInDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public async Task<IActionResult> SignIn(CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadAsync<PasskeyAnswerDto>(Request, cancellationToken)).TryGet(out var document, out var error)
            ? (await mediator.Send(new SignInWithPasskeyCommand(document), cancellationToken)).ToAnswer()
            : error.ToActionResult();

    private ContentResult ToJson(string options)
    {
        Response.Headers.CacheControl = "no-store";
        return Content(options, "application/json");
    }

    private IActionResult ToOptions(Result<string> result) => result.TryGet(out var options, out var error) ? ToJson(options) : error.ToActionResult();
}
