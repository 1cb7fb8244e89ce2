namespace Aisbf.Application.Users.Impersonate;

/// <summary>A session that is its admin's again.</summary>
/// <param name="Username">The admin.</param>
public sealed record RestoredSessionDto(string Username);
