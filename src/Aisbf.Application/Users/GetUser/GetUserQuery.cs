using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Users.GetUser;

/// <summary>One person's account.</summary>
public sealed record GetUserQuery(string Username) : IControlRequest<TaggedUserDto>;

internal sealed class GetUserHandler(IUserAccounts accounts) : IRequestHandler<GetUserQuery, Result<TaggedUserDto>>
{
    public async Task<Result<TaggedUserDto>> Handle(GetUserQuery request, CancellationToken cancellationToken) =>
        await accounts.FindAsync(request.Username, cancellationToken) is { } account ? TaggedUserDto.Of(account) : UserErrors.NotFound;
}
