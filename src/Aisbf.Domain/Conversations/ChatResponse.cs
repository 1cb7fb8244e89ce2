using Aisbf.Domain.Usage;

namespace Aisbf.Domain.Conversations;

/// <summary>A whole chat answer in no vendor's dialect.</summary>
public sealed record ChatResponse
{
    /// <summary>The upstream's name for the answer, where it gives one.</summary>
    public string? Id { get; init; }

    /// <summary>The model that the upstream says it used.</summary>
    public string? Model { get; init; }

    /// <summary>When the upstream says it answered, in Unix seconds.</summary>
    public long? Created { get; init; }

    /// <summary>Usually one.</summary>
    public required IReadOnlyList<ChatChoice> Choices { get; init; }

    /// <summary>Null when the upstream did not count.</summary>
    public TokenUsage? Usage { get; init; }
}
