using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi.Completions;

/// <summary>Writes one streamed answer as pieces of a text completion. What is not text has no place in it.</summary>
/// <param name="head">What every piece says.</param>
/// <param name="includeUsage">The client asked for a last piece with the usage.</param>
internal sealed class CompletionStreamWriter(in ReplyHead head, bool includeUsage) : IChatStreamWriter
{
    private readonly ReplyHead _head = head;
    private readonly Utf8JsonWriter _json = new(Stream.Null, WireJson.Writing);
    private TokenUsage? _usage;

    public void Write(ChatStreamEvent step, IBufferWriter<byte> output)
    {
        switch (step)
        {
            case ChatStreamEvent.TextDelta { Text.Length: > 0 } text: WriteFrame(output, text.Text, null); break;
            case ChatStreamEvent.Finished finished: WriteFrame(output, "", finished.Reason); break;
            case ChatStreamEvent.UsageReported usage: _usage = usage.Usage; break;
        }
    }

    public void WriteEnd(IBufferWriter<byte> output)
    {
        if (includeUsage && _usage is { } usage)
        {
            Begin(output);
            _json.WriteEndArray();
            _json.WritePropertyName("usage"u8);
            OpenAiUsageWriter.Write(_json, usage);
            End(output);
        }

        output.Write("data: [DONE]\n\n"u8);
    }

    public void Dispose() => _json.Dispose();

    private void WriteFrame(IBufferWriter<byte> output, string text, FinishReason? finish)
    {
        Begin(output);
        CompletionWriter.WriteChoice(_json, 0, text, finish);
        _json.WriteEndArray();
        End(output);
    }

    private void Begin(IBufferWriter<byte> output)
    {
        output.Write("data: "u8);
        _json.Reset(output);
        CompletionWriter.Begin(_json, _head);
    }

    private void End(IBufferWriter<byte> output)
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n\n"u8);
    }
}
