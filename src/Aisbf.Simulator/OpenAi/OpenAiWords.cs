using System.Globalization;
using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Parts that OpenAI's JSON answers and chunks share.</summary>
internal static class OpenAiWords
{
    public static string Id(SimRequest request, string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-sim{request.Sequence}");

    public static string CallId(SimRequest request, ToolCall call, int choice) =>
        string.Create(CultureInfo.InvariantCulture, $"call_sim{request.Sequence}_{choice}_{call.Id}");

    public static string Finish(FinishReason reason) => reason switch
    {
        FinishReason.Length => "length",
        FinishReason.ToolCalls => "tool_calls",
        FinishReason.ContentFilter or FinishReason.Refusal => "content_filter",
        _ => "stop",
    };

    /// <summary>Writes the <c>usage</c> property, unless directed to leave it out.</summary>
    public static void WriteUsage(Utf8JsonWriter json, Directives directives, TokenCounts tokens, int choices)
    {
        if (directives.Usage == UsageStyle.None)
            return;
        var output = tokens.Output * choices;
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, tokens.Input);
        json.WriteNumber("completion_tokens"u8, output);
        json.WriteNumber("total_tokens"u8, tokens.Input + output);
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, tokens.Cached);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, tokens.Reasoning * choices);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteNumber("accepted_prediction_tokens"u8, 0);
        json.WriteNumber("rejected_prediction_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
