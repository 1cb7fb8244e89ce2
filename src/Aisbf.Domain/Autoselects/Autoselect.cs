namespace Aisbf.Domain.Autoselects;

/// <summary>A name behind which a model picks the model.</summary>
public sealed record Autoselect
{
    /// <summary>The <see cref="SelectionModel"/> that is no model: the gateway compares words itself and calls nobody.</summary>
    public const string Internal = "internal";

    public required string Id { get; init; }

    /// <summary>The name that clients may use in place of the id.</summary>
    public required string ModelName { get; init; }

    public string? Description { get; init; }

    /// <summary>Who picks: <see cref="Internal"/>, a rotation, a <c>provider/model</c> or a provider.</summary>
    public string SelectionModel { get; init; } = Internal;

    /// <summary>Used when nothing could be picked: a rotation, a <c>provider/model</c> or a provider.</summary>
    public string? Fallback { get; init; }

    public IReadOnlyList<AutoselectCandidate> AvailableModels { get; init; } = [];

    /// <summary>Compare words first, and ask <see cref="SelectionModel"/> only where no description has a word of the task.</summary>
    public bool ClassifySemantic { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    /// <summary>Context size advertised in model lists; null means the largest of the candidates.</summary>
    public int? ContextLength { get; init; }

    public int? DefaultContextSize { get; init; }
}
