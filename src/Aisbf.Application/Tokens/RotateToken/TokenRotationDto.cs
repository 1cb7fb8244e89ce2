namespace Aisbf.Application.Tokens.RotateToken;

/// <summary>How a token is replaced. The new one lasts as long as the old one was made to, unless its end is stated.</summary>
public sealed record TokenRotationDto : TokenExpiryDto
{
    /// <summary>How many seconds the old token goes on working: 0 (when left out) to 2592000, which is 30 days.</summary>
    public int? GraceSeconds { get; init; }
}
