using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Takes a JSON document apart.</summary>
/// <param name="dotted">Indexes are spelt <c>a.0.b</c>, as Anthropic does, and not <c>a[0].b</c>.</param>
internal sealed class JsonLeaves(bool dotted)
{
    /// <summary>What is judged as a whole, because what is in it is the client's or the vendor's own.</summary>
    private static readonly FrozenSet<string> Opaque = FrozenSet.Create(
        StringComparer.Ordinal,
        "annotations", "allowed_callers", "args", "audio", "cache_control", "caller", "citationMetadata", "citations", "content_filter_results", "context_management",
        "diagnostics", "edits", "groundingMetadata", "input_examples", "input_schema", "logit_bias", "logprobs", "logprobsResult", "mcp_servers", "modalities", "moderation", "parameters",
        "prediction", "prompt_cache_breakpoint", "prompt_filter_results", "promptTokensDetails", "candidatesTokensDetails", "safetyRatings", "schema", "search_results", "transformations", "urlContextMetadata", "web_search_options");

    /// <summary>Elements that we do not look into.</summary>
    private static readonly FrozenSet<string> OpaqueTypes = FrozenSet.Create(
        StringComparer.Ordinal,
        "container_upload", "search_result", "server_tool_use", "tool_reference", "web_search_20250305", "web_search_tool_result");

    private static readonly string[] PartKinds = ["text", "inlineData", "functionCall", "executableCode", "codeExecutionResult"];

    /// <summary>The leaves but those that only say of what kind something is: their place in the output says it.</summary>
    public IEnumerable<Leaf> Of(JsonNode root) => Walk(root, [], "", "").Where(leaf => leaf.Steps[^1] switch
    {
        "type" => dotted && leaf.Steps is ["tool_choice" or "thinking", _],
        "role" or "object" or "index" or "done" => false,
        _ => true,
    });

    /// <summary>The paths of all values, also of those that consist of others.</summary>
    public IEnumerable<string> PathsOf(JsonNode? node, string path = "") => node switch
    {
        JsonObject given => given.SelectMany(property => PathsOf(property.Value, Join(path, property.Key))).Append(path),
        JsonArray given => given.SelectMany((element, i) => PathsOf(element, dotted ? $"{path}.{i}" : $"{path}[{i}]")).Append(path),
        _ => [path],
    };

    private IEnumerable<Leaf> Walk(JsonNode? node, object[] steps, string path, string field)
    {
        switch (node)
        {
            case JsonObject @object when !IsOpaque(@object, steps):
                return @object.SelectMany(property => Walk(
                    property.Value, [.. steps, property.Key], Join(path, property.Key), Join(field, property.Key) + Kind(property.Key, property.Value)));
            case JsonArray array when !IsOpaque(array, steps):
                return array.SelectMany((element, i) => Walk(element, [.. steps, i], dotted ? $"{path}.{i}" : $"{path}[{i}]", $"{field}[{Kind(element)}]"));
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().StartsWith("data:", StringComparison.Ordinal):
                return [new Leaf(steps, path, $"{field} (data)", node)];
            default:
                return node is null ? [] : [new Leaf(steps, path, field, node)];
        }
    }

    private static bool IsOpaque(JsonNode node, object[] steps) => steps is [.., var last] && last switch
    {
        string name => Opaque.Contains(name) || (name is "input" or "arguments" && node is JsonObject),
        _ => OpaqueTypes.Contains(Kind(node)),
    };

    /// <summary>What an element says that it is; Google's parts say it by what they have.</summary>
    private static string Kind(JsonNode? element) => element is not JsonObject given ? "" : ((string?)given["type"] is "message" ? given["role"] : given["type"] ?? given["role"]) switch
    {
        JsonValue value when value.TryGetValue<string>(out var kind) => kind,
        _ when given.ContainsKey("thought") => "thought",
        _ => PartKinds.FirstOrDefault(given.ContainsKey) ?? "",
    };

    private static string Kind(string name, JsonNode? value) => name == "source" && Kind(value) is { Length: > 0 } kind ? $"[{kind}]" : "";

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
