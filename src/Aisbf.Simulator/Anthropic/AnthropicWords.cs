using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Parts that Anthropic's JSON answers and events share.</summary>
internal static class AnthropicWords
{
    public static string Id(SimRequest request) => string.Create(CultureInfo.InvariantCulture, $"msg_sim{request.Sequence}");

    public static string CallId(SimRequest request, ToolCall call) =>
        string.Create(CultureInfo.InvariantCulture, $"toolu_sim{request.Sequence}_{call.Id}");

    public static string StopReason(FinishReason reason) => reason switch
    {
        FinishReason.StopSequence => "stop_sequence",
        FinishReason.Length => "max_tokens",
        FinishReason.ToolCalls => "tool_use",
        FinishReason.ContentFilter or FinishReason.Refusal => "refusal",
        FinishReason.Pause => "pause_turn",
        _ => "end_turn",
    };

    /// <summary>The signature of a thinking block. It depends on the text, so a block that was altered on its way back is noticed.</summary>
    public static string Signature(string thinking) => "sim" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(thinking)));

    /// <summary>Writes the input side of <c>usage</c>: what came from or went to the cache is not part of <c>input_tokens</c>.</summary>
    public static void WriteInput(Utf8JsonWriter json, TokenCounts tokens)
    {
        json.WriteNumber("input_tokens"u8, tokens.Input - tokens.Cached - tokens.CacheWrite);
        json.WriteNumber("cache_creation_input_tokens"u8, tokens.CacheWrite);
        json.WriteNumber("cache_read_input_tokens"u8, tokens.Cached);
    }
}
