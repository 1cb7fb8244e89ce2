namespace Aisbf.Application.TwoFactor;

/// <summary>What the authenticator app shows.</summary>
public sealed record CodeDto
{
    public string? Code { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(CodeDto);
}
