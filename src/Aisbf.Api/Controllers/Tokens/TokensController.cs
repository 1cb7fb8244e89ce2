using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Configuration;
using Aisbf.Application.Tokens;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Application.Tokens.DeleteToken;
using Aisbf.Application.Tokens.ListTokens;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Tokens;

/// <summary>Access tokens of the installation.</summary>
[ApiController]
[Route("api/admin/tokens")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: tokens")]
internal sealed class TokensController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the tokens, newest first, without the tokens themselves.</summary>
    [HttpGet]
    [ProducesResponseType<ListDto<TokenDto>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        (await mediator.Send(new ListTokensQuery(Owner.Global), cancellationToken)).ToAnswer();

    /// <summary>Makes a token. This answer is the only one that ever holds it.</summary>
    [HttpPost]
    [Consumes("application/json")]
    [JsonBody(typeof(NewTokenDto))]
    [ProducesResponseType<CreatedTokenDto>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        if (!(await ConfigurationBody.ReadAsync<NewTokenDto>(Request, cancellationToken)).TryGet(out var document, out var error)
            || !(await mediator.Send(new CreateTokenCommand(Owner.Global, document), cancellationToken)).TryGet(out var created, out error))
        {
            return error.ToActionResult();
        }

        Response.Headers.CacheControl = "no-store";
        return ConfigurationAnswers.Json(created, StatusCodes.Status201Created);
    }

    /// <summary>Revokes a token. It does not open the next request.</summary>
    /// <param name="id">The token's id, as the list has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpDelete("{id:guid}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken) =>
        (await mediator.Send(new DeleteTokenCommand(Owner.Global, id), cancellationToken)).ToEmptyAnswer();
}
