using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Aisbf.Application.Providers;

/// <summary>Finds, in the adapters' own settings, what names a file on the gateway's machine.</summary>
internal static partial class LocalFileSettings
{
    /// <summary>The path of the first such setting that is not empty, or null.</summary>
    public static string? Find(ProviderDto document) =>
        Find(document.AuthConfig, "auth_config", false)
        ?? Find(document.KiroConfig, "kiro_config", false)
        ?? Find(document.KiloConfig, "kilo_config", false)
        ?? Find(document.ClaudeConfig, "claude_config", false)
        ?? Find(document.CodexConfig, "codex_config", false)
        ?? Find(document.QwenConfig, "qwen_config", false)
        ?? Find(document.CoderaiConfig, "coderai_config", false)
        ?? Find(document.RunpodConfig, "runpod_config", false);

    // Everything below a name that means files counts, so that lists of them are found too.
    private static string? Find(JsonNode? node, string path, bool named) => node switch
    {
        JsonObject fields => fields.Select(f => Find(f.Value, $"{path}.{f.Key}", named || FileWord().IsMatch(f.Key))).FirstOrDefault(found => found is not null),
        JsonArray items => items.Select((item, i) => Find(item, $"{path}[{i}]", named)).FirstOrDefault(found => found is not null),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => IsFile(value.GetValue<string>(), named) ? path : null,
        _ => null,
    };

    private static bool IsFile(string value, bool named) =>
        value.Length > 0 && (named || value.StartsWith('~') || value.StartsWith("file:", StringComparison.OrdinalIgnoreCase));

    // A word of its own, in snake_case or camelCase: 'creds_file' and 'credsFile', but not 'profile'.
    [GeneratedRegex("(?:^|[^A-Za-z])(?i:file|filename|filepath|path|dir|directory|folder|db|sqlite|database|socket)s?(?:$|[^a-z])|[a-z](?:File|Path|Dir|Directory|Folder|Db|Sqlite|Database|Socket)s?(?:$|[^a-z])")]
    private static partial Regex FileWord();
}
