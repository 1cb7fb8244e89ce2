using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Writes what becomes of the vendors' words for why an answer ended.</summary>
internal static class StopReasonTable
{
    private static readonly Surface[] Surfaces = [Surface.ChatCompletions, Surface.Messages, Surface.Responses];

    private static readonly (string Vendor, string Answer, string[] Words)[] Vendors =
    [
        ("OpenAi", """{"choices":[{"finish_reason":"WORD","message":{"content":"x"}}]}""", ["stop", "length", "content_filter"]),
        ("Anthropic", """{"content":[{"type":"text","text":"x"}],"stop_reason":"WORD"}""", ["end_turn", "stop_sequence", "max_tokens", "model_context_window_exceeded", "refusal", "pause_turn"]),
        ("Google", """{"candidates":[{"finishReason":"WORD","content":{"parts":[{"text":"x"}]}}]}""", ["STOP", "MAX_TOKENS", "SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "MALFORMED_FUNCTION_CALL", "OTHER"]),
        ("Ollama", """{"message":{"content":"x"},"done":true,"done_reason":"WORD"}""", ["stop", "length"]),
    ];

    public static bool IsReason(string field) => field.EndsWith("finish_reason", StringComparison.Ordinal) || field is "stop_reason" or "done_reason" or "candidates[].finishReason";

    public static string Write()
    {
        var text = new StringBuilder("| Upstream | says | Chat completions | Messages | Responses |\n|---|---|---|---|---|\n");
        foreach (var (vendor, answer, words) in Vendors)
        {
            var rows = words.GroupBy(word => string.Join(" | ", Surfaces.Select(surface => $"`{Word(vendor, surface, answer.Replace("WORD", word, StringComparison.Ordinal))}`")));
            foreach (var row in rows) text.Append(CultureInfo.InvariantCulture, $"| {vendor.Replace("OpenAi", "OpenAI", StringComparison.Ordinal)} | {string.Join(", ", row.Select(word => $"`{word}`"))} | {row.Key} |\n");
        }

        return text.ToString();
    }

    private static string Word(string vendor, Surface surface, string answer)
    {
        var output = new ArrayBufferWriter<byte>();
        new ChatIngresses().For(surface).WriteResponse(Codec.Of(vendor).ReadResponse(Encoding.UTF8.GetBytes(answer)), Codec.Head, output);
        var written = JsonNode.Parse(output.WrittenSpan)!;
        var word = surface switch
        {
            Surface.ChatCompletions => written["choices"]![0]!["finish_reason"],
            Surface.Messages => written["stop_reason"],
            _ => written["incomplete_details"]?["reason"] ?? written["status"],
        };
        return (string)word!;
    }
}
