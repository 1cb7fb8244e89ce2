using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Users.SearchUsers;

/// <summary>The first people, by name, whose username contains a text.</summary>
public sealed record SearchUsersQuery(string Text) : IControlRequest<FoundUsersDto>;

internal sealed class SearchUsersHandler(IUserAccounts accounts) : IRequestHandler<SearchUsersQuery, Result<FoundUsersDto>>
{
    private const int Most = 50;

    public async Task<Result<FoundUsersDto>> Handle(SearchUsersQuery request, CancellationToken cancellationToken)
    {
        var found = await accounts.SearchAsync(request.Text, Most, cancellationToken);
        return new FoundUsersDto([.. found.Select(user => new FoundUserDto(user.Id, user.Username, RoleNames.Of(user.Role)))]);
    }
}
