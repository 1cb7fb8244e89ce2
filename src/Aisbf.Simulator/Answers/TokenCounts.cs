namespace Aisbf.Simulator.Answers;

/// <summary>Tokens of one answer. The parts are contained in the wholes; a dialect that reports them apart subtracts.</summary>
/// <param name="Input">All input tokens, cached ones included.</param>
/// <param name="Output">All output tokens, reasoning included.</param>
/// <param name="Cached">Input tokens read from the vendor's cache.</param>
/// <param name="CacheWrite">Input tokens written to the vendor's cache.</param>
/// <param name="Reasoning">Output tokens spent on reasoning.</param>
internal readonly record struct TokenCounts(int Input, int Output, int Cached, int CacheWrite, int Reasoning)
{
    /// <summary>Four characters to a token: near enough to real tokenizers, and a test can work it out in its head.</summary>
    public static int Of(long characters) => (int)Math.Min((characters + 3) / 4, int.MaxValue);
}
