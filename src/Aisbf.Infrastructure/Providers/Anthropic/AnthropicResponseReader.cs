using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Reads a whole message.</summary>
internal static class AnthropicResponseReader
{
    public static ChatResponse Read(ReadOnlyMemory<byte> body)
    {
        using var document = UpstreamJson.ParseObject(body);
        var root = document.RootElement;
        if (!root.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Array)
            throw new JsonException("The upstream's answer has no content.");

        var usage = new AnthropicUsage();
        usage.Add(UpstreamJson.Object(root, "usage"));
        return new ChatResponse
        {
            Id = UpstreamJson.Text(root, "id"),
            Model = UpstreamJson.Text(root, "model"),
            Choices = [ReadChoice(content, UpstreamJson.Text(root, "stop_reason")) with { Refusal = AnthropicStopReason.Refusal(root) }],
            Usage = usage.Total,
        };
    }

    private static ChatChoice ReadChoice(JsonElement content, string? stopReason)
    {
        var text = new StringBuilder();
        var reasoning = new List<ReasoningBlock>();
        var calls = new List<ChatToolCall>();
        foreach (var block in content.EnumerateArray())
        {
            switch (UpstreamJson.Text(block, "type"))
            {
                case "text": text.Append(UpstreamJson.Text(block, "text")); break;
                case "thinking": reasoning.Add(ReadThinking(block)); break;
                case "redacted_thinking":
                    reasoning.Add(new ReasoningBlock { Encrypted = UpstreamJson.Text(block, "data"), Format = ReasoningFormats.Anthropic });
                    break;
                case "tool_use" when UpstreamJson.Text(block, "name") == AnthropicJsonAnswer.ToolName: text.Append(ReadInput(block)); break;
                case "tool_use":
                    var (id, name) = (UpstreamJson.Text(block, "id") ?? "", UpstreamJson.Text(block, "name") ?? "");
                    calls.Add(new ChatToolCall(id, name, ReadInput(block)));
                    break;
            }
        }

        return new ChatChoice
        {
            Text = text.Length > 0 ? text.ToString() : null,
            Reasoning = reasoning,
            ToolCalls = calls,
            FinishReason = AnthropicStopReason.Map(stopReason, calls.Count > 0),
        };
    }

    private static ReasoningBlock ReadThinking(JsonElement block) => new()
    {
        Text = UpstreamJson.Text(block, "thinking") ?? "",
        Signature = UpstreamJson.Text(block, "signature"),
        Format = ReasoningFormats.Anthropic,
    };

    private static string ReadInput(JsonElement block) => block.TryGetProperty("input", out var input) ? input.GetRawText() : "{}";
}
