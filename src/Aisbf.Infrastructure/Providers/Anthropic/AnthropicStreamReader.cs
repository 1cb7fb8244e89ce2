using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Reads a streamed message. Blocks come one after another, each opened, filled and closed; the client counts tool calls
/// only, so they are counted anew here.
/// </summary>
internal sealed class AnthropicStreamReader : IChatStreamReader
{
    private readonly AnthropicUsage _usage = new();
    private Block _block;
    private int _toolCalls;
    private bool _blockHasInput;
    private string? _stopReason;

    private enum Block
    {
        Other,
        Tool,
        JsonAnswer,
    }

    public bool IsComplete { get; private set; }

    public void Read(ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> data, ICollection<ChatStreamEvent> events)
    {
        if (data.IsEmpty) return;

        using var document = UpstreamJson.ParseObject(data);
        var root = document.RootElement;
        switch (UpstreamJson.Text(root, "type"))
        {
            case "message_start": ReadStart(UpstreamJson.Object(root, "message"), events); break;
            case "content_block_start": OpenBlock(UpstreamJson.Object(root, "content_block"), events); break;
            case "content_block_delta": ReadDelta(UpstreamJson.Object(root, "delta"), events); break;
            case "content_block_stop": CloseBlock(events); break;
            case "message_delta":
                _stopReason = UpstreamJson.Text(UpstreamJson.Object(root, "delta"), "stop_reason") ?? _stopReason;
                ReadUsage(UpstreamJson.Object(root, "usage"), events);
                break;
            case "message_stop":
                events.Add(new ChatStreamEvent.Finished(AnthropicStopReason.Map(_stopReason, _toolCalls > 0)));
                IsComplete = true;
                break;
            case "error":
                events.Add(new ChatStreamEvent.Failed(UpstreamFaults.ToError(AnthropicFaultReader.Read(200, data))));
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

    private void OpenBlock(JsonElement block, ICollection<ChatStreamEvent> events)
    {
        (_block, _blockHasInput) = (Block.Other, false);
        switch (UpstreamJson.Text(block, "type"))
        {
            case "tool_use" when UpstreamJson.Text(block, "name") == AnthropicJsonAnswer.ToolName:
                _block = Block.JsonAnswer;
                break;
            case "tool_use":
                _block = Block.Tool;
                events.Add(new ChatStreamEvent.ToolCallStarted(_toolCalls++, UpstreamJson.Text(block, "id") ?? "", UpstreamJson.Text(block, "name") ?? ""));
                break;
            case "text" when UpstreamJson.Text(block, "text") is { Length: > 0 } text:
                events.Add(new ChatStreamEvent.TextDelta(text));
                break;
            case "redacted_thinking" when UpstreamJson.Text(block, "data") is { } data:
                events.Add(new ChatStreamEvent.EncryptedReasoning(data, ReasoningFormats.Anthropic));
                break;
        }
    }

    private void ReadDelta(JsonElement delta, ICollection<ChatStreamEvent> events)
    {
        switch (UpstreamJson.Text(delta, "type"))
        {
            case "text_delta" when UpstreamJson.Text(delta, "text") is { Length: > 0 } text:
                events.Add(new ChatStreamEvent.TextDelta(text));
                break;
            case "input_json_delta" when UpstreamJson.Text(delta, "partial_json") is { Length: > 0 } fragment:
                AddInput(fragment, events);
                break;
            case "thinking_delta" when UpstreamJson.Text(delta, "thinking") is { Length: > 0 } thinking:
                events.Add(new ChatStreamEvent.ReasoningDelta(thinking) { Format = ReasoningFormats.Anthropic });
                break;
            case "signature_delta" when UpstreamJson.Text(delta, "signature") is { Length: > 0 } signature:
                events.Add(new ChatStreamEvent.ReasoningDelta("", signature) { Format = ReasoningFormats.Anthropic });
                break;
        }
    }

    private void AddInput(string fragment, ICollection<ChatStreamEvent> events)
    {
        _blockHasInput = true;
        if (_block == Block.JsonAnswer) events.Add(new ChatStreamEvent.TextDelta(fragment));
        else if (_block == Block.Tool) events.Add(new ChatStreamEvent.ToolCallArguments(_toolCalls - 1, fragment));
    }

    /// <summary>A call without arguments has no deltas at all, but clients parse its arguments as JSON.</summary>
    private void CloseBlock(ICollection<ChatStreamEvent> events)
    {
        if (!_blockHasInput && _block != Block.Other) AddInput("{}", events);
        _block = Block.Other;
    }
}
