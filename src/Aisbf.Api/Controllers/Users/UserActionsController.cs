using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Users;
using Aisbf.Application.Users.ChangeUser;
using Aisbf.Application.Users.ChangeUsers;
using Aisbf.Application.Users.SetUserRole;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Users;

/// <summary>Single changes of people's accounts. What has come about already is no failure.</summary>
[ApiController]
[Route("api/admin/users")]
[Access(AccessLevel.Admin)]
[Tags("Administration: people")]
public sealed class UserActionsController(IMediator mediator) : ControllerBase
{
    private UserAdministrator Admin => UserAdministrator.Of(HttpContext.Caller());

    /// <summary>Lets a person in again.</summary>
    /// <param name="username">Whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPost("{username}/enable")]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> Enable(string username, CancellationToken cancellationToken) =>
        ChangeAsync(username, new UserChange { IsEnabled = true }, cancellationToken);

    /// <summary>Keeps a person out: sessions end, and tokens stop working, at once.</summary>
    /// <param name="username">Whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPost("{username}/disable")]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public Task<IActionResult> Disable(string username, CancellationToken cancellationToken) =>
        ChangeAsync(username, new UserChange { IsEnabled = false }, cancellationToken);

    /// <summary>Gives a person another role, for global admins. Sessions end.</summary>
    /// <param name="username">To whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPut("{username}/role")]
    [Consumes("application/json")]
    [JsonBody(typeof(UserRoleDto))]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> SetRole(string username, CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadAsync<UserRoleDto>(Request, cancellationToken)).TryGet(out var document, out var error)
            ? (await mediator.Send(new SetUserRoleCommand(Admin, username, document), cancellationToken)).ToAnswer(Response)
            : error.ToActionResult();

    /// <summary>Ends all sessions of a person. Tokens go on working.</summary>
    /// <param name="username">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPost("{username}/sign-out")]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> SignOutEverywhere(string username, CancellationToken cancellationToken) =>
        ChangeAsync(username, new UserChange { EndSessions = true }, cancellationToken);

    /// <summary>Enables, disables or removes several accounts, each by itself, and reports on each.</summary>
    [HttpPost("bulk")]
    [Consumes("application/json")]
    [JsonBody(typeof(BulkChangeDto))]
    [ProducesResponseType<BulkReportDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> ChangeSeveral(CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadAsync<BulkChangeDto>(Request, cancellationToken)).TryGet(out var document, out var error)
            ? (await mediator.Send(new ChangeUsersCommand(Admin, document), cancellationToken)).ToAnswer()
            : error.ToActionResult();

    private async Task<IActionResult> ChangeAsync(string username, UserChange change, CancellationToken cancellationToken) =>
        (await mediator.Send(new ChangeUserCommand(Admin, username, change), cancellationToken)).ToAnswer(Response);
}
