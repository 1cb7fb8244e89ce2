namespace Aisbf.Domain.Routing;

/// <summary>The few facts about a request that routing looks at; taken from one pass over its bytes.</summary>
/// <param name="Stream">The client wants a stream.</param>
/// <param name="HasImages">There is an image part.</param>
/// <param name="HasAudio">There is an audio part.</param>
/// <param name="HasTools">There are tools.</param>
/// <param name="PromptTokens">Rough size of the prompt, in tokens (bytes of the body over four); 0 where the body is not one prompt.</param>
/// <param name="MaxOutputTokens">Tokens of answer asked for, or null.</param>
public readonly record struct RequestFacts(
    bool Stream, bool HasImages, bool HasAudio, bool HasTools, int PromptTokens, int? MaxOutputTokens = null)
{
    /// <summary>What is asked for.</summary>
    public Surface Surface { get; init; }
}
