using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Configuration;
using Aisbf.Application.Tokens;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Application.Tokens.DeleteToken;
using Aisbf.Application.Tokens.GetToken;
using Aisbf.Application.Tokens.ListTokens;
using Aisbf.Application.Tokens.RotateToken;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Tokens;

/// <summary>
/// The calls that are the same for everybody's tokens. Who derives from it says whose tokens they are, at which path, and who
/// may call.
/// </summary>
[ApiController]
internal abstract class TokenController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the tokens, newest first, without the tokens themselves.</summary>
    [HttpGet]
    [ProducesResponseType<ListDto<TokenDto>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        (await FindOwnerAsync(UserAction.ReadTokens, cancellationToken)).TryGet(out var owner, out var error)
            ? (await mediator.Send(new ListTokensQuery(owner), cancellationToken)).ToAnswer()
            : error.ToActionResult();

    /// <summary>Reads one token's description, without the token itself.</summary>
    /// <param name="id">The token's id, as the list has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpGet("{id:guid}")]
    [ProducesResponseType<TokenDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Get(Guid id, CancellationToken cancellationToken) =>
        (await FindOwnerAsync(UserAction.ReadTokens, cancellationToken)).TryGet(out var owner, out var error)
            ? (await mediator.Send(new GetTokenQuery(owner, id), cancellationToken)).ToAnswer()
            : error.ToActionResult();

    /// <summary>Makes a token. This answer is the only one that ever holds it.</summary>
    [HttpPost]
    [Consumes("application/json")]
    [JsonBody(typeof(NewTokenDto))]
    [ProducesResponseType<CreatedTokenDto>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Create(CancellationToken cancellationToken) =>
        (await FindOwnerAsync(UserAction.CreateToken, cancellationToken)).TryGet(out var owner, out var error)
        && (await ConfigurationBody.ReadAsync<NewTokenDto>(Request, cancellationToken)).TryGet(out var document, out error)
            ? Once(await mediator.Send(new CreateTokenCommand(HttpContext.Caller(), owner, document), cancellationToken))
            : error.ToActionResult();

    /// <summary>Revokes a token. It does not open the next request.</summary>
    /// <param name="id">The token's id, as the list has it.</param>
    /// <param name="children">Also revoke the tokens that this one made, those that these made, and so on. The answer then says how many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpDelete("{id:guid}")]
    [ProducesResponseType<RevokedTokensDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Delete(Guid id, bool children = false, CancellationToken cancellationToken = default)
    {
        if (ModelState.FirstFault() is { } fault)
        {
            return fault.ToActionResult();
        }

        if (!(await FindOwnerAsync(UserAction.RevokeToken, cancellationToken)).TryGet(out var owner, out var error))
        {
            return error.ToActionResult();
        }

        var result = await mediator.Send(new DeleteTokenCommand(owner, id, children), cancellationToken);
        return result.IsSuccess && !children ? NoContent() : result.ToAnswer();
    }

    /// <summary>Puts a new token in the place of one, with the same scope, limits and description.</summary>
    /// <remarks>
    /// This answer is the only one that ever holds the new token. The old one goes on working for <c>grace_seconds</c>, which
    /// are none when left out. The body may be left out.
    /// </remarks>
    /// <param name="id">The id of the token to be replaced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPost("{id:guid}/rotate")]
    [JsonBody(typeof(TokenRotationDto))]
    [ProducesResponseType<CreatedTokenDto>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Rotate(Guid id, CancellationToken cancellationToken) =>
        (await FindOwnerAsync(UserAction.RotateToken, cancellationToken)).TryGet(out var owner, out var error)
        && (await ReadRotationAsync(cancellationToken)).TryGet(out var document, out error)
            ? Once(await mediator.Send(new RotateTokenCommand(HttpContext.Caller(), owner, id, document), cancellationToken))
            : error.ToActionResult();

    /// <summary>Whose tokens this request is about, if the caller may do that to them.</summary>
    protected abstract ValueTask<Result<Owner>> FindOwnerAsync(UserAction action, CancellationToken cancellationToken);

    private async Task<Result<TokenRotationDto>> ReadRotationAsync(CancellationToken cancellationToken) =>
        Request is { ContentType: null, ContentLength: null or 0 }
            ? new TokenRotationDto()
            : await ConfigurationBody.ReadAsync<TokenRotationDto>(Request, cancellationToken);

    private ActionResult Once(Result<CreatedTokenDto> result)
    {
        if (!result.TryGet(out var created, out var error))
        {
            return error.ToActionResult();
        }

        Response.Headers.CacheControl = "no-store";
        return ConfigurationAnswers.Json(created, StatusCodes.Status201Created);
    }
}
