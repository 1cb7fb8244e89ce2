using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Writes one streamed answer as Anthropic's events. Blocks follow each other, and a client reads only the one that is
/// open: of tool calls whose arguments come by turns, the later ones wait until the first is whole.
/// </summary>
internal sealed class AnthropicStreamWriter(in ReplyHead head) : IChatStreamWriter
{
    private readonly ReplyHead _head = head;
    private readonly Utf8JsonWriter _json = new(Stream.Null, WireJson.Writing);
    private readonly Queue<AnthropicStreamBlock> _blocks = new();
    private AnthropicStreamBlock? _last;
    private TokenUsage _usage;
    private FinishReason _reason;
    private int _index;
    private bool _started;

    public void Write(ChatStreamEvent step, IBufferWriter<byte> output)
    {
        switch (step)
        {
            case ChatStreamEvent.TextDelta text: AddText(text.Text); break;
            case ChatStreamEvent.RefusalDelta refusal: AddText(refusal.Text); break;
            case ChatStreamEvent.ImageProduced: AddText(AnthropicResponseWriter.PictureNote); break;
            case ChatStreamEvent.ReasoningDelta reasoning: AddThought(reasoning); break;
            case ChatStreamEvent.EncryptedReasoning encrypted: AddRedacted(encrypted.Data); break;
            case ChatStreamEvent.ToolCallStarted call: AddCall(call); break;
            case ChatStreamEvent.ToolCallArguments arguments: AddArguments(arguments); break;
            case ChatStreamEvent.UsageReported usage: _usage = usage.Usage; break;
            case ChatStreamEvent.Finished finished:
                _reason = finished.Reason;
                Advance(output, toTheEnd: true);
                break;
        }

        Advance(output, toTheEnd: false);
    }

    /// <summary>The usage may come after the reason to stop, so both are told at the very end.</summary>
    public void WriteEnd(IBufferWriter<byte> output)
    {
        Start(output);
        Begin(output, "message_delta"u8);
        _json.WriteStartObject("delta"u8);
        _json.WriteString("stop_reason"u8, AnthropicStopReason.Of(_reason));
        _json.WriteNull("stop_sequence"u8);
        _json.WriteEndObject();
        _json.WritePropertyName("usage"u8);
        AnthropicUsageWriter.Write(_json, _usage);
        End(output);
        Begin(output, "message_stop"u8);
        End(output);
    }

    public void Dispose() => _json.Dispose();

    private void AddText(string text)
    {
        if (text.Length == 0) return;

        (_last?.Kind == AnthropicStreamBlockKind.Text ? _last : Enqueue(new AnthropicStreamBlock(AnthropicStreamBlockKind.Text))).Add(text);
    }

    /// <summary>The signature ends a block; thoughts after it are another.</summary>
    private void AddThought(ChatStreamEvent.ReasoningDelta reasoning)
    {
        if (reasoning.Text.Length == 0 && reasoning.Signature is null) return;

        var block = _last is { Kind: AnthropicStreamBlockKind.Thinking, Blob: null }
            ? _last
            : Enqueue(new AnthropicStreamBlock(AnthropicStreamBlockKind.Thinking));
        block.Add(reasoning.Text);
        block.Blob = reasoning.Signature;
    }

    private void AddRedacted(string data) => Enqueue(new AnthropicStreamBlock(AnthropicStreamBlockKind.Redacted) { Blob = data });

    private void AddCall(ChatStreamEvent.ToolCallStarted call)
    {
        if (call.Signature is { } signature) AddRedacted(signature);
        Enqueue(new AnthropicStreamBlock(AnthropicStreamBlockKind.ToolUse)
        {
            Call = call.Index,
            Id = AnthropicToolId.Clean(call.Id),
            Name = call.Name,
        });
    }

    /// <summary>What comes for a call that is through already can only be white space.</summary>
    private void AddArguments(ChatStreamEvent.ToolCallArguments arguments)
    {
        foreach (var block in _blocks)
        {
            if (block.Kind == AnthropicStreamBlockKind.ToolUse && block.Call == arguments.Index && !block.IsWhole) block.Add(arguments.Fragment);
        }
    }

    private AnthropicStreamBlock Enqueue(AnthropicStreamBlock block)
    {
        _blocks.Enqueue(block);
        return _last = block;
    }

    /// <summary>Hands on what can be: the first block's text, and after it the next block once the first is whole.</summary>
    private void Advance(IBufferWriter<byte> output, bool toTheEnd)
    {
        while (_blocks.TryPeek(out var block))
        {
            Start(output);
            Open(block, output);
            var isLast = _blocks.Count == 1;
            var closes = toTheEnd || (!isLast && block.IsWhole);
            if (block.MayPass) Pass(block, output);
            if (!closes) return;

            Close(block, output);
            _blocks.Dequeue();
        }

        _last = toTheEnd ? null : _last;
    }

    private void Start(IBufferWriter<byte> output)
    {
        if (_started) return;

        _started = true;
        Begin(output, "message_start"u8);
        _json.WriteStartObject("message"u8);
        _json.WriteString("id"u8, _head.Id);
        _json.WriteString("type"u8, "message"u8);
        _json.WriteString("role"u8, "assistant"u8);
        _json.WriteString("model"u8, _head.Model);
        _json.WriteStartArray("content"u8);
        _json.WriteEndArray();
        _json.WriteNull("stop_reason"u8);
        _json.WriteNull("stop_sequence"u8);
        _json.WritePropertyName("usage"u8);
        AnthropicUsageWriter.Write(_json, _usage);
        _json.WriteEndObject();
        End(output);
    }

    private void Open(AnthropicStreamBlock block, IBufferWriter<byte> output)
    {
        if (block.IsOpen) return;

        block.IsOpen = true;
        Begin(output, "content_block_start"u8);
        _json.WriteNumber("index"u8, _index);
        _json.WriteStartObject("content_block"u8);
        switch (block.Kind)
        {
            case AnthropicStreamBlockKind.Text:
                _json.WriteString("type"u8, "text"u8);
                _json.WriteString("text"u8, ""u8);
                break;
            case AnthropicStreamBlockKind.Thinking:
                _json.WriteString("type"u8, "thinking"u8);
                _json.WriteString("thinking"u8, ""u8);
                _json.WriteString("signature"u8, ""u8);
                break;
            case AnthropicStreamBlockKind.Redacted:
                _json.WriteString("type"u8, "redacted_thinking"u8);
                _json.WriteString("data"u8, block.Blob);
                break;
            default:
                _json.WriteString("type"u8, "tool_use"u8);
                _json.WriteString("id"u8, block.Id);
                _json.WriteString("name"u8, block.Name);
                _json.WriteStartObject("input"u8);
                _json.WriteEndObject();
                break;
        }

        _json.WriteEndObject();
        End(output);
    }

    private void Pass(AnthropicStreamBlock block, IBufferWriter<byte> output)
    {
        if (block.Waiting.Length == 0) return;

        var text = block.Waiting.ToString();
        block.Waiting.Clear();
        switch (block.Kind)
        {
            case AnthropicStreamBlockKind.Text: WriteDelta(output, "text_delta"u8, "text"u8, text); break;
            case AnthropicStreamBlockKind.Thinking: WriteDelta(output, "thinking_delta"u8, "thinking"u8, text); break;
            default: WriteDelta(output, "input_json_delta"u8, "partial_json"u8, text); break;
        }
    }

    private void Close(AnthropicStreamBlock block, IBufferWriter<byte> output)
    {
        if (block.Kind == AnthropicStreamBlockKind.Thinking)
            WriteDelta(output, "signature_delta"u8, "signature"u8, block.Blob ?? ReasoningSeal.Unsigned);
        else if (block.Waiting.Length > 0)
            WriteDelta(output, "input_json_delta"u8, "partial_json"u8, ToolArguments.AsObject(block.Waiting.ToString()));

        Begin(output, "content_block_stop"u8);
        _json.WriteNumber("index"u8, _index++);
        End(output);
    }

    private void WriteDelta(IBufferWriter<byte> output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, string value)
    {
        Begin(output, "content_block_delta"u8);
        _json.WriteNumber("index"u8, _index);
        _json.WriteStartObject("delta"u8);
        _json.WriteString("type"u8, type);
        _json.WriteString(name, value);
        _json.WriteEndObject();
        End(output);
    }

    private void Begin(IBufferWriter<byte> output, ReadOnlySpan<byte> type)
    {
        output.Write("event: "u8);
        output.Write(type);
        output.Write("\ndata: "u8);
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
    }

    private void End(IBufferWriter<byte> output)
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n\n"u8);
    }
}
