namespace Aisbf.Domain.Autoselects;

/// <summary>One model that an autoselect may pick.</summary>
public sealed record AutoselectCandidate
{
    /// <summary>A rotation id or a <c>provider/model</c>.</summary>
    public required string ModelId { get; init; }

    /// <summary>What the model is good for, in words that the picking model reads.</summary>
    public string? Description { get; init; }

    /// <summary>Lower comes first.</summary>
    public int Priority { get; init; }

    /// <summary>Answer tokens to ask a model for when the client gives no limit, before the model's own setting; rotations have their own.</summary>
    public int? MaxTokens { get; init; }

    public bool Nsfw { get; init; }

    public bool Privacy { get; init; }
}
