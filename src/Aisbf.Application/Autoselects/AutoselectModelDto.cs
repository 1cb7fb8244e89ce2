namespace Aisbf.Application.Autoselects;

/// <summary>A model that an autoselect may pick.</summary>
public sealed record AutoselectModelDto
{
    /// <summary>A rotation's id or a <c>provider/model</c>.</summary>
    public string? ModelId { get; init; }

    /// <summary>What the model is good for, in words that the picking model reads.</summary>
    public string? Description { get; init; }

    public bool? Nsfw { get; init; }

    public bool? Privacy { get; init; }

    /// <summary>Lower comes first; 0 when left out.</summary>
    public int? Priority { get; init; }

    public int? MaxTokens { get; init; }
}
