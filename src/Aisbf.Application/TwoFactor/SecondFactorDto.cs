namespace Aisbf.Application.TwoFactor;

/// <summary>The second step of signing in: a code of the authenticator, or a recovery code.</summary>
public sealed record SecondFactorDto
{
    public string? Code { get; init; }

    /// <summary>In place of <see cref="Code"/>.</summary>
    public string? RecoveryCode { get; init; }

    /// <summary>Keep the session for 30 days of no use, instead of 14, and when the browser is closed.</summary>
    public bool RememberMe { get; init; }

    /// <summary>Do not ask for the second factor in this browser any more, for two weeks. Not with a recovery code.</summary>
    public bool RememberMachine { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(SecondFactorDto);
}
