using System.Globalization;

namespace Aisbf.Domain.Routing;

/// <summary>
/// What a model's name tells of its context size. Good for choosing between models and for advertising; a name can be
/// anything, so nothing that a client named itself is refused because of it.
/// </summary>
public static class ContextSizes
{
    /// <summary>Sizes written into names (<c>-32k</c>) are believed in this range, in units of 1,024 tokens.</summary>
    private const int MinK = 4;

    private const int MaxK = 2048;

    /// <summary>
    /// Words that have to stand in the name, and the size then. The first row that fits counts, so the special stands before the
    /// general. Rows follow what the vendors publish.
    /// </summary>
    private static readonly (string[] Words, int Tokens)[] Rows =
    [
        (["gpt-5", "chat"], 128_000), (["gpt-5"], 400_000), (["gpt-4.1"], 1_047_576), (["gpt-4.5"], 128_000), (["gpt-4o"], 128_000),
        (["gpt-4", "turbo"], 128_000), (["gpt-4", "1106"], 128_000), (["gpt-4", "0125"], 128_000), (["gpt-4", "vision"], 128_000),
        (["gpt-4"], 8_192), (["gpt-3.5", "instruct"], 4_096), (["gpt-3.5", "0301"], 4_096), (["gpt-3.5", "0613"], 4_096),
        (["gpt-3.5"], 16_385), (["gpt-35"], 16_385), (["gpt-oss"], 131_072),
        (["o1-mini"], 128_000), (["o1-preview"], 128_000), (["o1"], 200_000), (["o3"], 200_000), (["o4-mini"], 200_000),
        (["claude-instant"], 100_000), (["claude-2"], 100_000), (["claude"], 200_000),
        (["gemini-1.5-pro"], 2_000_000), (["gemini-1.5"], 1_000_000), (["gemini-2"], 1_048_576), (["gemini-3"], 1_048_576),
        (["gemini-flash"], 1_048_576), (["gemini-pro-latest"], 1_048_576), (["gemini"], 32_000),
        (["gemma-3", "1b"], 32_768), (["gemma3", "1b"], 32_768), (["gemma-3"], 131_072), (["gemma3"], 131_072), (["gemma"], 8_192),
        (["llama-4"], 1_000_000), (["llama4"], 1_000_000), (["llama-3"], 128_000), (["llama3"], 128_000), (["codellama"], 16_384),
        (["tinyllama"], 2_048), (["llama"], 4_096),
        (["mixtral", "8x22b"], 65_536), (["mixtral"], 32_768), (["codestral"], 256_000), (["devstral"], 131_072),
        (["mistral-large"], 128_000), (["mistral-medium"], 128_000), (["mistral-small"], 128_000), (["mistral-nemo"], 128_000),
        (["ministral"], 128_000), (["magistral"], 128_000), (["pixtral"], 128_000), (["mistral"], 32_000),
        (["qwen3-coder"], 262_144), (["qwen3-max"], 262_144), (["qwen3"], 131_072), (["qwen-turbo"], 1_000_000),
        (["qwen-plus"], 131_072), (["qwen2.5", "1m"], 1_000_000), (["qwen2.5"], 131_072), (["qwq"], 131_072), (["qwen"], 32_768),
        (["deepseek"], 128_000), (["kimi"], 131_072), (["glm-4.6"], 200_000), (["glm-4"], 128_000),
        (["grok-4-fast"], 2_000_000), (["grok-4"], 256_000), (["grok-code"], 256_000), (["grok"], 131_072),
        (["command-a"], 256_000), (["command-r"], 128_000), (["command"], 4_096),
        (["minimax-m1"], 1_000_000), (["minimax-m2"], 204_800), (["jamba"], 256_000), (["sonar"], 127_000),
        (["nova-micro"], 128_000), (["nova-lite"], 300_000), (["nova-pro"], 300_000), (["phi-4"], 16_384), (["granite-3"], 131_072),
    ];

    /// <summary>Tokens of prompt and answer together, or null when the name tells nothing.</summary>
    public static int? Guess(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (Written(model) is { } written)
        {
            return written;
        }

        foreach (var (words, tokens) in Rows)
        {
            if (Array.TrueForAll(words, word => Has(model, word)))
            {
                return tokens;
            }
        }

        return null;
    }

    // A word begins where no letter or digit precedes it, and a number in it does not go on: o1 is neither in pro1 nor in o12.
    private static bool Has(string model, string word)
    {
        for (var at = 0; (at = model.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + word.Length;
            var begins = at == 0 || !char.IsAsciiLetterOrDigit(model[at - 1]);
            var goesOn = end < model.Length && char.IsAsciiDigit(word[^1]) && char.IsAsciiDigit(model[end]);
            if (begins && !goesOn)
            {
                return true;
            }
        }

        return false;
    }

    private static int? Written(string model)
    {
        for (var i = 1; i < model.Length; i++)
        {
            if (model[i] is not ('k' or 'K') || i + 1 < model.Length && char.IsAsciiLetterOrDigit(model[i + 1]))
            {
                continue;
            }

            var start = i;
            while (start > 0 && char.IsAsciiDigit(model[start - 1]))
            {
                start--;
            }

            if (start > 0 && model[start - 1] is ('-' or '_' or ':')
                && int.TryParse(model.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture, out var k)
                && k is >= MinK and <= MaxK)
            {
                return k * 1024;
            }
        }

        return null;
    }
}
