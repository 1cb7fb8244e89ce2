using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Reads a streamed message. Blocks are opened, filled and closed, each known by its index; the client counts tool calls
/// only, so those are counted anew here.
/// </summary>
internal sealed class AnthropicStreamReader : IChatStreamReader
{
    private readonly AnthropicUsage _usage = new();
    private readonly Dictionary<int, OpenInput> _inputs = [];
    private int _toolCalls;
    private string? _stopReason;

    /// <summary>An open block that takes JSON.</summary>
    /// <param name="Call">The tool call's index; null for the tool that stands for the answer's format.</param>
    /// <param name="HasText">Some JSON came.</param>
    private readonly record struct OpenInput(int? Call, bool HasText);

    public bool IsComplete { get; private set; }

    public UpstreamFault? Fault { get; private set; }

    public void Read(ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> data, ICollection<ChatStreamEvent> events)
    {
        if (data.IsEmpty) return;

        using var document = UpstreamJson.ParseObject(data);
        var root = document.RootElement;
        var index = UpstreamJson.Integer(root, "index") ?? 0;
        switch (UpstreamJson.Text(root, "type"))
        {
            case "message_start": ReadStart(UpstreamJson.Object(root, "message"), events); break;
            case "content_block_start": OpenBlock(index, UpstreamJson.Object(root, "content_block"), events); break;
            case "content_block_delta": ReadDelta(index, UpstreamJson.Object(root, "delta"), events); break;
            case "content_block_stop": CloseBlock(index, events); break;
            case "message_delta":
                var end = UpstreamJson.Object(root, "delta");
                _stopReason = UpstreamJson.Text(end, "stop_reason") ?? _stopReason;
                if (AnthropicStopReason.Refusal(end) is { } refusal) events.Add(new ChatStreamEvent.RefusalDelta(refusal));
                ReadUsage(UpstreamJson.Object(root, "usage"), events);
                break;
            case "message_stop":
                events.Add(new ChatStreamEvent.Finished(AnthropicStopReason.Map(_stopReason, _toolCalls > 0)));
                IsComplete = true;
                break;
            case "error":
                Fault = AnthropicFaultReader.Read(200, data);
                break;
        }
    }

    private void ReadStart(JsonElement message, ICollection<ChatStreamEvent> events)
    {
        events.Add(new ChatStreamEvent.Started(UpstreamJson.Text(message, "id"), UpstreamJson.Text(message, "model")));
        ReadUsage(UpstreamJson.Object(message, "usage"), events);
    }

    private void ReadUsage(JsonElement usage, ICollection<ChatStreamEvent> events)
    {
        _usage.Add(usage);
        if (usage.ValueKind == JsonValueKind.Object && _usage.Total is { } total) events.Add(new ChatStreamEvent.UsageReported(total));
    }

    private void OpenBlock(int index, JsonElement block, ICollection<ChatStreamEvent> events)
    {
        switch (UpstreamJson.Text(block, "type"))
        {
            case "tool_use" when UpstreamJson.Text(block, "name") == AnthropicJsonAnswer.ToolName:
                _inputs[index] = new OpenInput(null, false);
                break;
            case "tool_use":
                _inputs[index] = new OpenInput(_toolCalls, false);
                var (id, name) = (UpstreamJson.Text(block, "id") ?? "", UpstreamJson.Text(block, "name") ?? "");
                events.Add(new ChatStreamEvent.ToolCallStarted(_toolCalls++, id, name));
                break;
            case "text" when UpstreamJson.Text(block, "text") is { Length: > 0 } text:
                events.Add(new ChatStreamEvent.TextDelta(text));
                break;
            case "redacted_thinking" when UpstreamJson.Text(block, "data") is { } data:
                events.Add(new ChatStreamEvent.EncryptedReasoning(data, ReasoningFormats.Anthropic));
                break;
        }
    }

    private void ReadDelta(int index, JsonElement delta, ICollection<ChatStreamEvent> events)
    {
        switch (UpstreamJson.Text(delta, "type"))
        {
            case "text_delta" when UpstreamJson.Piece(delta, "text") is { Length: > 0 } text:
                events.Add(new ChatStreamEvent.TextDelta(text));
                break;
            case "input_json_delta" when UpstreamJson.Piece(delta, "partial_json") is { Length: > 0 } fragment:
                AddInput(index, fragment, events);
                break;
            case "thinking_delta" when UpstreamJson.Piece(delta, "thinking") is { Length: > 0 } thinking:
                events.Add(new ChatStreamEvent.ReasoningDelta(thinking) { Format = ReasoningFormats.Anthropic });
                break;
            case "signature_delta" when UpstreamJson.Text(delta, "signature") is { Length: > 0 } signature:
                events.Add(new ChatStreamEvent.ReasoningDelta("", signature) { Format = ReasoningFormats.Anthropic });
                break;
        }
    }

    private void AddInput(int index, string fragment, ICollection<ChatStreamEvent> events)
    {
        if (!_inputs.TryGetValue(index, out var input)) return;

        _inputs[index] = input with { HasText = true };
        if (input.Call is { } call) events.Add(new ChatStreamEvent.ToolCallArguments(call, fragment));
        else events.Add(new ChatStreamEvent.TextDelta(fragment));
    }

    /// <summary>A call without arguments has no deltas at all, but clients parse its arguments as JSON.</summary>
    private void CloseBlock(int index, ICollection<ChatStreamEvent> events)
    {
        if (_inputs.TryGetValue(index, out var input) && !input.HasText) AddInput(index, "{}", events);
        _inputs.Remove(index);
    }
}
