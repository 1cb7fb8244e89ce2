namespace Aisbf.Domain.Routing;

/// <summary>What a model's name tells of its context size.</summary>
public static class ContextSizes
{
    /// <summary>Tokens of prompt and answer together, or null when the name is not known.</summary>
    public static int? Guess(string model) => null;
}
