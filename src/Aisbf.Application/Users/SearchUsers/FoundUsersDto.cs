namespace Aisbf.Application.Users.SearchUsers;

/// <summary>People whose names match.</summary>
/// <param name="Users">At most 50, by name.</param>
public sealed record FoundUsersDto(IReadOnlyList<FoundUserDto> Users);
