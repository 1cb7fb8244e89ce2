namespace Aisbf.Application.ExternalLogins;

/// <summary>A provider with which somebody can sign in.</summary>
public sealed record LoginDto
{
    /// <summary>Its name in paths.</summary>
    public required string Provider { get; init; }
}
