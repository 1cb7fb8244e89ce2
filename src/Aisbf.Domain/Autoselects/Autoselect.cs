namespace Aisbf.Domain.Autoselects;

/// <summary>A name behind which a model picks the model.</summary>
public sealed record Autoselect
{
    public required string Id { get; init; }

    /// <summary>The name that clients may use in place of the id.</summary>
    public required string ModelName { get; init; }

    public string? Description { get; init; }

    /// <summary>Who picks: <c>internal</c>, a rotation, a <c>provider/model</c> or a provider.</summary>
    public string SelectionModel { get; init; } = "internal";

    /// <summary>Used when nothing could be picked.</summary>
    public string? Fallback { get; init; }

    public IReadOnlyList<AutoselectCandidate> AvailableModels { get; init; } = [];

    /// <summary>Whether a model is among <see cref="AvailableModels"/>.</summary>
    public bool Offers(ReadOnlySpan<char> modelId)
    {
        foreach (var candidate in AvailableModels)
        {
            if (modelId.SequenceEqual(candidate.ModelId))
            {
                return true;
            }
        }

        return false;
    }
}
