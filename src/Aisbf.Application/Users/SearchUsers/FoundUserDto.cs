namespace Aisbf.Application.Users.SearchUsers;

/// <summary>A person whose name matches.</summary>
/// <param name="Id">The person.</param>
/// <param name="Username">The name in paths.</param>
/// <param name="Role"><c>user</c>, <c>admin</c> or <c>global_admin</c>.</param>
public sealed record FoundUserDto(Guid Id, string Username, string Role);
