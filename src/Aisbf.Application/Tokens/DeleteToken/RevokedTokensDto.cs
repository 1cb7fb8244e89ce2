namespace Aisbf.Application.Tokens.DeleteToken;

/// <summary>What a revocation did.</summary>
/// <param name="Revoked">How many tokens stopped working: the token itself, unless it had been revoked before, and those that came from it.</param>
public sealed record RevokedTokensDto(int Revoked);
