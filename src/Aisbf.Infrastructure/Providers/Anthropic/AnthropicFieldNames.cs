using System.Collections.Frozen;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Anthropic's names for what the neutral form calls as OpenAI does; clients are told of lost fields in their own words.</summary>
internal static class AnthropicFieldNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["stop"] = "stop_sequences",
        ["user"] = "metadata.user_id",
        ["parallel_tool_calls"] = "tool_choice.disable_parallel_tool_use",
        ["response_format"] = "output_config.format",
    }.ToFrozenDictionary();

    private static readonly (string Ending, string Name)[] Endings = [(".file.filename", ".title"), (".file", "")];

    public static string Of(string path)
    {
        if (Names.TryGetValue(path, out var name)) return name;

        foreach (var (ending, instead) in Endings)
        {
            if (path.EndsWith(ending, StringComparison.Ordinal)) return string.Concat(path.AsSpan(0, path.Length - ending.Length), instead);
        }

        return path;
    }
}
