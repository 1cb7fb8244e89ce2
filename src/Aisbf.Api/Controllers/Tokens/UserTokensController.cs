using Aisbf.Api.Authentication;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Tokens;

/// <summary>Access tokens of a namespace: the caller's own, or for admins anybody's.</summary>
[Route("api/user/tokens")]
[Route("api/u/{username}/tokens")]
[Access(AccessLevel.User)]
[Namespace]
[Tags("Users: tokens")]
internal sealed class UserTokensController(IMediator mediator) : TokenController(mediator)
{
    protected override ValueTask<Result<Owner>> FindOwnerAsync(UserAction action, CancellationToken cancellationToken) => new(HttpContext.Caller().Owner);
}
