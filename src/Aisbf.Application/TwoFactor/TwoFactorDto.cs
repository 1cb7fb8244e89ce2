namespace Aisbf.Application.TwoFactor;

/// <summary>Whether a person is asked for a second factor.</summary>
public sealed record TwoFactorDto
{
    public required bool Enabled { get; init; }

    /// <summary>Recovery codes that were not used yet.</summary>
    public required int RecoveryCodesLeft { get; init; }
}
