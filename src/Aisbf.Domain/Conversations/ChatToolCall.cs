namespace Aisbf.Domain.Conversations;

/// <summary>A model's wish to have a tool called.</summary>
/// <param name="Id">What its result refers to.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">JSON text as the model wrote it; not checked.</param>
public sealed record ChatToolCall(string Id, string Name, string Arguments)
{
    /// <summary>Google's signature of the thought that led to the call; has to be handed back with it.</summary>
    public string? Signature { get; init; }

    /// <summary>Where the signature stands in a request, if not beside the call; null otherwise.</summary>
    public string? SignaturePath { get; init; }
}
