using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Application.Users.SearchUsers;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Users;

/// <summary>Finds people by name while an admin is typing it.</summary>
[ApiController]
[Route("api/users/search")]
[Access(AccessLevel.Admin)]
[Tags("Administration: people")]
public sealed class UserSearchController(IMediator mediator) : ControllerBase
{
    /// <summary>The first 50 people, by name, whose username contains a text.</summary>
    /// <param name="q">The text; each character stands for itself. Everybody matches an empty one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpGet]
    [ProducesResponseType<FoundUsersDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> Search(string? q = null, CancellationToken cancellationToken = default) =>
        (await mediator.Send(new SearchUsersQuery(q ?? ""), cancellationToken)).ToAnswer();
}
