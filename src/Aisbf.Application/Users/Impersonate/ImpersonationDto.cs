namespace Aisbf.Application.Users.Impersonate;

/// <summary>A session that is somebody else's for a while.</summary>
/// <param name="Username">Whose it is now.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record ImpersonationDto(string Username, DateTimeOffset ExpiresAt);
