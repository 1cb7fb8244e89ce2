namespace Aisbf.Application.Abstractions;

/// <summary>What an account says of the person.</summary>
/// <param name="Email">The address. An admin who states it vouches for it.</param>
/// <param name="DisplayName">What the person likes to be called, or null.</param>
public sealed record UserProfile(string Email, string? DisplayName);
