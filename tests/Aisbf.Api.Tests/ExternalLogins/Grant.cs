namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>What a code stands for.</summary>
internal sealed record Grant(ExternalPerson Person, string RedirectUri, string Challenge, string Method, string? Nonce);
