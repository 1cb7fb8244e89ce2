using System.Text.Json.Nodes;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>What the leaves of streamed answers are called in whole ones.</summary>
internal static class StreamedField
{
    /// <summary>Null for what only numbers the pieces.</summary>
    public static string? InWhole(string vendor, JsonNode data, Leaf leaf) => vendor switch
    {
        "OpenAi" => leaf.Field.Replace("].delta", "].message", StringComparison.Ordinal),
        "Anthropic" => OfAnthropic((string)data["type"]!, data, leaf.Field),
        _ => leaf.Field,
    };

    private static string? OfAnthropic(string type, JsonNode data, string field) => type switch
    {
        "message_start" => Below("message", field),
        "message_delta" => Below("delta", field),
        "content_block_start" => $"content[{data["content_block"]!["type"]}].{Below("content_block", field)}",
        "content_block_delta" => field switch
        {
            "delta.text" => "content[text].text",
            "delta.partial_json" => "content[tool_use].input",
            _ => $"content[thinking].{Below("delta", field)}",
        },
        _ => field,
    };

    private static string Below(string parent, string field) =>
        field.StartsWith($"{parent}.", StringComparison.Ordinal) ? field[(parent.Length + 1)..] : field;
}
