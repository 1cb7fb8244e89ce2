namespace Aisbf.Application.TwoFactor;

/// <summary>A key for an authenticator app. This is the only time that it is shown.</summary>
public sealed record AuthenticatorDto
{
    /// <summary>The key in base 32, for typing.</summary>
    public required string Secret { get; init; }

    /// <summary>The key as an <c>otpauth:</c> address, for a QR code.</summary>
    public required string Uri { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(AuthenticatorDto);
}
