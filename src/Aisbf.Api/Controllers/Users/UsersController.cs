using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Application.Users;
using Aisbf.Application.Users.CreateUser;
using Aisbf.Application.Users.DeleteUser;
using Aisbf.Application.Users.GetUser;
using Aisbf.Application.Users.ListUsers;
using Aisbf.Application.Users.UpdateUser;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Users;

/// <summary>People's accounts, for those who look after them.</summary>
[ApiController]
[Route("api/admin/users")]
[Access(AccessLevel.Admin)]
[Tags("Administration: people")]
public sealed class UsersController(IMediator mediator) : ControllerBase
{
    private UserAdministrator Admin => UserAdministrator.Of(HttpContext.Caller());

    /// <summary>Lists accounts, a page at a time.</summary>
    /// <param name="page">The page, from 1.</param>
    /// <param name="limit">Most accounts of a page, 1 to 100.</param>
    /// <param name="search">Part of the username, the e-mail address or the display name; up to 100 characters, each of which stands for itself.</param>
    /// <param name="orderBy"><c>username</c>, <c>created_at</c>, <c>last_signed_in_at</c>, <c>email</c> or <c>role</c>.</param>
    /// <param name="direction"><c>asc</c> or <c>desc</c>.</param>
    /// <param name="status"><c>active</c> or <c>inactive</c>; both when left out.</param>
    /// <param name="role"><c>user</c>, <c>admin</c> or <c>global_admin</c>; all when left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpGet]
    [ProducesResponseType<UserListDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> List(
        int page = 1,
        int limit = 25,
        string? search = null,
        [FromQuery(Name = "order_by")] string orderBy = "username",
        string direction = "asc",
        string? status = null,
        string? role = null,
        CancellationToken cancellationToken = default)
    {
        if (ModelState.FirstFault() is { } fault)
        {
            return fault.ToActionResult();
        }

        var query = new ListUsersQuery
        {
            Page = page,
            Limit = limit,
            Search = search,
            OrderBy = orderBy,
            Direction = direction,
            Status = status,
            Role = role,
        };
        return (await mediator.Send(query, cancellationToken)).ToAnswer();
    }

    /// <summary>Makes an account. Its e-mail address counts as the person's. Admins make users, global admins anybody.</summary>
    [HttpPost]
    [Consumes("application/json")]
    [JsonBody(typeof(NewUserDto))]
    [ProducesResponseType<UserDto>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        if (!(await ConfigurationBody.ReadAsync<NewUserDto>(Request, cancellationToken)).TryGet(out var document, out var error))
        {
            return error.ToActionResult();
        }

        var result = await mediator.Send(new CreateUserCommand(Admin, document), cancellationToken);
        if (result.TryGet(out var created, out _))
        {
            Response.Headers.Location = $"/api/admin/users/{Uri.EscapeDataString(created.User.Username)}";
        }

        return result.ToAnswer(Response, StatusCodes.Status201Created);
    }

    /// <summary>One account.</summary>
    /// <param name="username">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpGet("{username}")]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Get(string username, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetUserQuery(username), cancellationToken)).ToAnswer(Response);

    /// <summary>Replaces what an account says of the person, and changes what else is stated; all of it or nothing.</summary>
    /// <remarks>
    /// Another address, password or role, and disabling, sign the person out everywhere. Admins change users, global admins
    /// anybody; nobody changes their own account here, and there is always an enabled global admin left.
    /// </remarks>
    /// <param name="username">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPut("{username}")]
    [Consumes("application/json")]
    [JsonBody(typeof(UserUpdateDto))]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    public async Task<IActionResult> Update(string username, CancellationToken cancellationToken) =>
        (await ConfigurationBody.ReadAsync<UserUpdateDto>(Request, cancellationToken)).TryGet(out var document, out var error)
            ? (await mediator.Send(new UpdateUserCommand(Admin, username, document, StampTags.Asked(Request)), cancellationToken)).ToAnswer(Response)
            : error.ToActionResult();

    /// <summary>Removes an account with its tokens and configuration. Its sessions and tokens end at once.</summary>
    /// <param name="username">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpDelete("{username}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IActionResult> Delete(string username, CancellationToken cancellationToken) =>
        (await mediator.Send(new DeleteUserCommand(Admin, username), cancellationToken)).ToEmptyAnswer();
}
