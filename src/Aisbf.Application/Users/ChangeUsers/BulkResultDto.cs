namespace Aisbf.Application.Users.ChangeUsers;

/// <summary>What became of one account.</summary>
/// <param name="Username">As it was asked for.</param>
/// <param name="Ok">It is as asked for now.</param>
/// <param name="Error">Why it is not.</param>
public sealed record BulkResultDto(string Username, bool Ok, string? Error = null);
