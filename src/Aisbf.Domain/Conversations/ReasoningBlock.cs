namespace Aisbf.Domain.Conversations;

/// <summary>A model's reasoning before its answer.</summary>
public sealed record ReasoningBlock
{
    /// <summary>The reasoning in words; empty when only <see cref="Encrypted"/> was given.</summary>
    public string Text { get; init; } = "";

    /// <summary>The vendor's proof that the text is unchanged; needed to hand it back.</summary>
    public string? Signature { get; init; }

    /// <summary>Reasoning that only the vendor can read.</summary>
    public string? Encrypted { get; init; }

    /// <summary>
    /// Whose signature or encryption it is (see <see cref="ReasoningFormats"/>): another vendor would refuse it. Null when not known.
    /// </summary>
    public string? Format { get; init; }

    /// <summary>Where it stands in a request, such as <c>messages[1].reasoning_content</c>; null in an answer.</summary>
    public string? Path { get; init; }
}
