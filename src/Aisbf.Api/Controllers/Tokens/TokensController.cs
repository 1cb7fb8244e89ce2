using Aisbf.Api.Authentication;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Controllers.Tokens;

/// <summary>Access tokens of the installation.</summary>
[Route("api/admin/tokens")]
[Access(AccessLevel.GlobalAdmin)]
[Tags("Administration: tokens")]
internal sealed class TokensController(IMediator mediator) : TokenController(mediator)
{
    protected override ValueTask<Result<Owner>> FindOwnerAsync(UserAction action, CancellationToken cancellationToken) => new(Owner.Global);
}
