namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>Whoever signs in at a provider under test.</summary>
internal sealed record ExternalPerson(string Subject, string Email, bool IsEmailVerified = true, string? Name = null);
