using Aisbf.Api.Authentication;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Tokens;

/// <summary>A person's access tokens, for whoever looks after people.</summary>
[Route("api/admin/users/{username}/tokens")]
[Access(AccessLevel.Admin)]
[Tags("Administration: people")]
internal sealed class PersonTokensController(IMediator mediator, IUserDirectory users) : TokenController(mediator)
{
    private static readonly Error NoSuchUser = new(ErrorCode.NotFound, "There is no user with this name.");

    protected override async ValueTask<Result<Owner>> FindOwnerAsync(UserAction action, CancellationToken cancellationToken)
    {
        if (RouteData.Values["username"] is not string { Length: <= Username.MaxLength } username
            || await users.FindAsync(username, cancellationToken) is not { } user)
        {
            return NoSuchUser;
        }

        return UserAdministrationPolicy.Check(UserAdministrator.Of(HttpContext.Caller()), action, user.ToManaged()) is { } refused
            ? refused
            : Owner.OfUser(user.Id);
    }
}
