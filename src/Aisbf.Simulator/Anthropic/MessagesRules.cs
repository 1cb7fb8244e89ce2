using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Anthropic;

/// <summary>What Anthropic refuses with 400, as far as a wrong mapper is likely to send it.</summary>
internal static class MessagesRules
{
    private static readonly HashSet<string> Known =
    [
        "model", "messages", "max_tokens", "system", "metadata", "stop_sequences", "stream", "temperature", "top_p", "top_k", "tools",
        "tool_choice", "thinking", "service_tier", "container", "context_management", "mcp_servers", "output_config", "output_format",
        "cache_control", "inference_geo", "speed",
    ];

    public static IEnumerable<ApiError> Check(SimRequest request, bool counting)
    {
        var body = request.Json;
        if (!request.Http.Headers.ContainsKey(AnthropicRoutes.VersionHeader))
            yield return ApiError.Invalid("anthropic-version: header is required");
        if (body.ValueKind != JsonValueKind.Object)
        {
            yield return ApiError.Invalid("The request body is not valid JSON: expected an object");
            yield break;
        }

        if (!body.Has("model"u8))
            yield return ApiError.Invalid("model: Field required");
        foreach (var property in body.EnumerateObject().Where(p => !Known.Contains(p.Name)))
            yield return ApiError.Invalid($"{property.Name}: Extra inputs are not permitted");
        if (!counting && body.Int("max_tokens"u8) is null)
            yield return ApiError.Invalid(body.Has("max_tokens"u8) ? "max_tokens: Input should be a valid integer" : "max_tokens: Field required");
        else if (!counting && body.Int("max_tokens"u8) < 1)
            yield return ApiError.Invalid("max_tokens: must be greater than or equal to 1");
        foreach (var error in Parameters(body).Concat(MessageListRules.Check(body)).Concat(ToolRules.Check(body)))
            yield return error;
    }

    private static IEnumerable<ApiError> Parameters(JsonElement body)
    {
        if (body.Number("temperature"u8) is < 0 or > 1)
            yield return ApiError.Invalid("temperature: range: 0..1");
        if (body.Get("system"u8) is { ValueKind: not JsonValueKind.Undefined } system && !SystemFits(system))
            yield return ApiError.Invalid("system: Input should be a valid string or a list of text blocks");
        if (body.Get("stop_sequences"u8) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Array) })
            yield return ApiError.Invalid("stop_sequences: Input should be a valid list");
        foreach (var stop in body.Items("stop_sequences"u8))
        {
            if (stop.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(stop.GetString()))
                yield return ApiError.Invalid("stop_sequences: each stop sequence must contain non-whitespace");
        }

        var thinking = body.Get("thinking"u8);
        if (thinking.ValueKind == JsonValueKind.Undefined)
            yield break;
        if (thinking.Text("type"u8) is not ("enabled" or "disabled" or "adaptive"))
            yield return ApiError.Invalid("thinking: Input tag found using 'type' does not match any of the expected tags: 'adaptive', 'disabled', 'enabled'");
        if (thinking.Text("type"u8) != "enabled")
            yield break;
        if (thinking.Int("budget_tokens"u8) is not { } budget)
            yield return ApiError.Invalid("thinking.enabled.budget_tokens: Field required");
        else if (budget < 1024)
            yield return ApiError.Invalid("thinking.enabled.budget_tokens: Input should be greater than or equal to 1024");
        else if (body.Int("max_tokens"u8) <= budget)
            yield return ApiError.Invalid("`max_tokens` must be greater than `thinking.budget_tokens`.");
        if (body.Number("temperature"u8) is { } temperature && temperature != 1)
            yield return ApiError.Invalid("`temperature` may only be set to 1 when thinking is enabled.");
        if (body.Get("tool_choice"u8).Text("type"u8) is "any" or "tool")
            yield return ApiError.Invalid("Thinking may not be enabled when tool_choice forces tool use.");
    }

    private static bool SystemFits(JsonElement system) => system.ValueKind == JsonValueKind.String
        || (system.ValueKind == JsonValueKind.Array && system.EnumerateArray().All(b => b.Text("type"u8) == "text" && b.Text("text"u8) is { Length: > 0 }));
}
