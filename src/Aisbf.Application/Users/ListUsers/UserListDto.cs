namespace Aisbf.Application.Users.ListUsers;

/// <summary>A page of accounts.</summary>
/// <param name="Users">Those of the page.</param>
/// <param name="Pagination">Where the page stands among all that match.</param>
public sealed record UserListDto(IReadOnlyList<UserDto> Users, PaginationDto Pagination);
