namespace Aisbf.Application.Configuration;

/// <summary>A document as it is stored now.</summary>
/// <param name="Document">With masked secrets.</param>
/// <param name="Version">To be sent back as <c>If-Match</c>.</param>
/// <param name="Outcome">What the save did.</param>
public sealed record Saved<TDto>(TDto Document, long Version, SaveOutcome Outcome)
{
    /// <summary>A secret was stored, replaced or removed.</summary>
    public bool SecretsChanged { get; init; }
}
