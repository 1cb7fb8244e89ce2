using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Users.ListUsers;

/// <summary>A page of accounts. What is null does not narrow the choice.</summary>
public sealed record ListUsersQuery : IControlRequest<UserListDto>
{
    public int Page { get; init; } = 1;

    public int Limit { get; init; } = 25;

    public string? Search { get; init; }

    public string OrderBy { get; init; } = "username";

    public string Direction { get; init; } = ListUsersValidator.Ascending;

    public string? Status { get; init; }

    public string? Role { get; init; }
}

internal sealed class ListUsersHandler(IUserAccounts accounts) : IRequestHandler<ListUsersQuery, Result<UserListDto>>
{
    public async Task<Result<UserListDto>> Handle(ListUsersQuery request, CancellationToken cancellationToken)
    {
        var page = await accounts.ListAsync(
            new UserFilter
            {
                Search = string.IsNullOrWhiteSpace(request.Search) ? null : request.Search.Trim(),
                IsEnabled = request.Status is null ? null : request.Status == ListUsersValidator.Active,
                Role = RoleNames.Find(request.Role),
                Order = ListUsersValidator.Orders[request.OrderBy],
                IsDescending = request.Direction == ListUsersValidator.Descending,
                Skip = (request.Page - 1) * request.Limit,
                Take = request.Limit,
            },
            cancellationToken);
        return new UserListDto([.. page.Users.Select(UserDto.Of)], PaginationDto.Of(request.Page, request.Limit, page.Users.Count, page.Total));
    }
}
