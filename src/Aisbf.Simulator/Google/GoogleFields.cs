using System.Text;
using System.Text.Json;

namespace Aisbf.Simulator.Google;

/// <summary>
/// Names of fields. Google reads protocol buffers from JSON: each field has a camelCase and a snake_case name, and others are refused.
/// </summary>
internal static class GoogleFields
{
    public static readonly HashSet<string> Request =
        ["contents", "tools", "toolConfig", "safetySettings", "systemInstruction", "generationConfig", "cachedContent", "labels", "model", "serviceTier", "store"];

    public static readonly HashSet<string> Content = ["role", "parts"];

    public static readonly HashSet<string> Part =
    [
        "text", "inlineData", "fileData", "functionCall", "functionResponse", "executableCode", "codeExecutionResult", "thought",
        "thoughtSignature", "videoMetadata", "partMetadata", "mediaResolution", "toolCall", "toolResponse",
    ];

    public static readonly HashSet<string> GenerationConfig =
    [
        "stopSequences", "responseMimeType", "responseSchema", "responseJsonSchema", "responseModalities", "candidateCount", "maxOutputTokens",
        "temperature", "topP", "topK", "seed", "presencePenalty", "frequencyPenalty", "responseLogprobs", "logprobs",
        "enableEnhancedCivicAnswers", "speechConfig", "thinkingConfig", "imageConfig", "mediaResolution", "audioTimestamp", "routingConfig",
    ];

    public static readonly HashSet<string> ThinkingConfig = ["includeThoughts", "thinkingBudget", "thinkingLevel"];

    public static readonly HashSet<string> Tool =
        ["functionDeclarations", "googleSearch", "googleSearchRetrieval", "codeExecution", "urlContext", "computerUse", "fileSearch", "googleMaps", "mcpServers"];

    public static readonly HashSet<string> FunctionDeclaration =
        ["name", "description", "behavior", "parameters", "parametersJsonSchema", "response", "responseJsonSchema"];

    public static readonly HashSet<string> Schema =
    [
        "type", "format", "title", "description", "nullable", "enum", "maxItems", "minItems", "properties", "required", "minProperties",
        "maxProperties", "minLength", "maxLength", "pattern", "example", "anyOf", "propertyOrdering", "default", "items", "minimum", "maximum",
    ];

    /// <summary>The property by either of its names.</summary>
    public static JsonElement Field(this JsonElement element, string camel) =>
        element.ValueKind != JsonValueKind.Object ? default
        : element.TryGetProperty(camel, out var value) ? value
        : element.TryGetProperty(Snake(camel), out value) ? value
        : default;

    /// <summary>The first property that is not in the set by either of its names.</summary>
    public static string? Unknown(JsonElement element, HashSet<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name) && !known.Contains(Camel(property.Name)))
                return property.Name;
        }

        return null;
    }

    private static string Camel(string snake)
    {
        var parts = snake.Split('_');
        return parts[0] + string.Concat(parts.Skip(1).Select(p => p.Length == 0 ? p : char.ToUpperInvariant(p[0]) + p[1..]));
    }

    private static string Snake(string camel)
    {
        var text = new StringBuilder(camel.Length + 4);
        foreach (var c in camel)
        {
            if (char.IsAsciiLetterUpper(c))
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
