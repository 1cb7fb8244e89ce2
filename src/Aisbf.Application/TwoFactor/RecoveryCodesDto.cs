namespace Aisbf.Application.TwoFactor;

/// <summary>Codes for somebody who lost the authenticator; each works once. This is the only time that they are shown.</summary>
public sealed record RecoveryCodesDto
{
    public required IReadOnlyList<string> RecoveryCodes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(RecoveryCodesDto);
}
