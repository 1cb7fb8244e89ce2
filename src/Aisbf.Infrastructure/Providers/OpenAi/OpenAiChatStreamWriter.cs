using System.Buffers;
using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Writes one streamed answer as <c>chat.completion.chunk</c> frames. What is the same in every frame is encoded once, so
/// that a delta costs its own bytes and one copy. Used by one stream only.
/// </summary>
internal sealed class OpenAiChatStreamWriter : IChatStreamWriter
{
    private readonly ReplyHead _head;
    private readonly bool _includeUsage;
    private readonly Utf8JsonWriter _json = new(Stream.Null, WireJson.Writing);
    private readonly StringBuilder _signedText = new();
    private readonly List<int> _callsWithoutArguments = [];
    private byte[] _before;
    private readonly byte[] _after;
    private TokenUsage? _usage;
    private int _reasoningBlocks;
    private bool _started;

    /// <param name="head">What every frame says.</param>
    /// <param name="includeUsage">The client asked for a last frame with the usage.</param>
    public OpenAiChatStreamWriter(in ReplyHead head, bool includeUsage)
    {
        _head = head;
        _includeUsage = includeUsage;
        _before = EncodeBefore(head.Id);
        _after = includeUsage ? "}],\"usage\":null}\n\n"u8.ToArray() : "}]}\n\n"u8.ToArray();
    }

    public void Write(ChatStreamEvent step, IBufferWriter<byte> output)
    {
        switch (step)
        {
            case ChatStreamEvent.Started started: Start(started.Id, output); break;
            case ChatStreamEvent.TextDelta text: WriteString(output, "content"u8, text.Text); break;
            case ChatStreamEvent.ReasoningDelta reasoning: WriteReasoning(reasoning, output); break;
            case ChatStreamEvent.EncryptedReasoning encrypted:
                WriteDetails(new ReasoningBlock { Encrypted = encrypted.Data, Format = encrypted.Format }, output);
                break;
            case ChatStreamEvent.RefusalDelta refusal: WriteString(output, "refusal"u8, refusal.Text); break;
            case ChatStreamEvent.ToolCallStarted call: WriteCall(call, output); break;
            case ChatStreamEvent.ToolCallArguments { Fragment.Length: > 0 } arguments:
                WriteArguments(arguments.Index, arguments.Fragment, output);
                break;
            case ChatStreamEvent.ImageProduced image: WriteImage(image.Source, output); break;
            case ChatStreamEvent.UsageReported usage: _usage = usage.Usage; break;
            case ChatStreamEvent.Finished finished: Finish(finished.Reason, output); break;
        }
    }

    /// <summary>Writes the usage frame, if it was asked for and is known, and the end mark.</summary>
    public void WriteEnd(IBufferWriter<byte> output)
    {
        if (_includeUsage && _usage is { } usage)
        {
            // The frame without a choice: cut the head off in front of the one that it opens.
            output.Write(_before.AsSpan(0, _before.Length - ChoiceHead.Length));
            output.Write("],\"usage\":"u8);
            _json.Reset(output);
            OpenAiUsageWriter.Write(_json, usage);
            _json.Flush();
            output.Write("}\n\n"u8);
        }

        output.Write("data: [DONE]\n\n"u8);
    }

    public void Dispose() => _json.Dispose();

    private static ReadOnlySpan<byte> ChoiceHead => "{\"index\":0,\"delta\":"u8;

    private byte[] EncodeBefore(string id)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        buffer.Write("data: "u8);
        using var writer = new Utf8JsonWriter(buffer, WireJson.Writing);
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        writer.WriteString("object"u8, "chat.completion.chunk"u8);
        writer.WriteNumber("created"u8, _head.Created);
        writer.WriteString("model"u8, _head.Model);
        writer.WriteStartArray("choices"u8);
        writer.Flush();
        buffer.Write(ChoiceHead);
        return buffer.WrittenSpan.ToArray();
    }

    private void Start(string? id, IBufferWriter<byte> output)
    {
        if (_started) return;

        _started = true;
        if (id is not null) _before = EncodeBefore(id);
        Constant(output, "{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null"u8);
    }

    private void Finish(FinishReason reason, IBufferWriter<byte> output)
    {
        CloseCalls(output);
        if (!_started) Start(null, output);
        output.Write(_before);
        output.Write("{},\"finish_reason\":\""u8);
        output.Write(OpenAiWords.FinishReason(reason));
        output.Write("\""u8);
        output.Write(_after);
    }

    private void WriteReasoning(ChatStreamEvent.ReasoningDelta reasoning, IBufferWriter<byte> output)
    {
        if (reasoning.Text.Length > 0)
        {
            _signedText.Append(reasoning.Text);
            WriteString(output, "reasoning_content"u8, reasoning.Text);
        }

        if (reasoning.Signature is not { } signature) return;

        // With the signature comes the whole text again: the two have to be handed back together, and no client joins deltas of it.
        WriteDetails(new ReasoningBlock { Text = _signedText.ToString(), Signature = signature, Format = reasoning.Format }, output);
        _signedText.Clear();
    }

    private void WriteDetails(ReasoningBlock block, IBufferWriter<byte> output)
    {
        Begin(output);
        _json.WriteStartArray("reasoning_details"u8);
        OpenAiReasoningWriter.Write(_json, block, _reasoningBlocks++);
        _json.WriteEndArray();
        End(output);
    }

    private void WriteImage(MediaSource source, IBufferWriter<byte> output)
    {
        Begin(output);
        _json.WriteStartArray("images"u8);
        OpenAiImageWriter.Write(_json, source);
        _json.WriteEndArray();
        End(output);
    }

    private void WriteCall(ChatStreamEvent.ToolCallStarted call, IBufferWriter<byte> output)
    {
        Begin(output);
        _json.WriteStartArray("tool_calls"u8);
        _json.WriteStartObject();
        _json.WriteNumber("index"u8, call.Index);
        _json.WriteString("id"u8, call.Id);
        _json.WriteString("type"u8, "function"u8);
        _json.WriteStartObject("function"u8);
        _json.WriteString("name"u8, call.Name);
        _json.WriteString("arguments"u8, ""u8);
        _json.WriteEndObject();
        OpenAiToolCallWriter.WriteSignature(_json, call.Signature);
        _json.WriteEndObject();
        _json.WriteEndArray();
        End(output);
        _callsWithoutArguments.Add(call.Index);
    }

    private void WriteArguments(int index, string fragment, IBufferWriter<byte> output)
    {
        if (_callsWithoutArguments.Count > 0) _callsWithoutArguments.Remove(index);
        Begin(output);
        _json.WriteStartArray("tool_calls"u8);
        _json.WriteStartObject();
        _json.WriteNumber("index"u8, index);
        _json.WriteStartObject("function"u8);
        _json.WriteString("arguments"u8, fragment);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndArray();
        End(output);
    }

    /// <summary>A call for which no arguments came is one with an empty object: clients parse the joined text as JSON.</summary>
    private void CloseCalls(IBufferWriter<byte> output)
    {
        while (_callsWithoutArguments.Count > 0) WriteArguments(_callsWithoutArguments[0], "{}", output);
    }

    private void WriteString(IBufferWriter<byte> output, ReadOnlySpan<byte> name, string value)
    {
        if (value.Length == 0) return;

        Begin(output);
        _json.WriteString(name, value);
        End(output);
    }

    private void Begin(IBufferWriter<byte> output)
    {
        if (!_started) Start(null, output);
        output.Write(_before);
        _json.Reset(output);
        _json.WriteStartObject();
    }

    private void End(IBufferWriter<byte> output)
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write(",\"finish_reason\":null"u8);
        output.Write(_after);
    }

    private void Constant(IBufferWriter<byte> output, ReadOnlySpan<byte> delta)
    {
        output.Write(_before);
        output.Write(delta);
        output.Write(_after);
    }
}
