using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Writes the events of one streamed answer and numbers them. Which event comes when is its caller's business.</summary>
internal sealed class ResponseEventWriter(in ReplyHead head) : IDisposable
{
    private readonly ResponseObjectWriter _object = new(head);
    private readonly Utf8JsonWriter _json = new(Stream.Null, WireJson.Writing);
    private int _sequence;

    public void Begun(IBufferWriter<byte> output)
    {
        Begin(output, "response.created"u8);
        WriteResponse(_object.WriteBegun);
        End(output);
        Begin(output, "response.in_progress"u8);
        WriteResponse(_object.WriteBegun);
        End(output);
    }

    public void Finished(IBufferWriter<byte> output, FinishReason reason, IEnumerable<ReadOnlyMemory<byte>> items, TokenUsage? usage)
    {
        Begin(output, ResponseObjectWriter.IsCutOff(reason) ? "response.incomplete"u8 : "response.completed"u8);
        WriteResponse(json => _object.WriteFinished(json, reason, items, usage));
        End(output);
    }

    /// <summary>The answer breaks off: the state of it for those who keep it, then the error for those who only wait for text.</summary>
    public void Failed(IBufferWriter<byte> output, Error error, IEnumerable<ReadOnlyMemory<byte>> items, TokenUsage? usage)
    {
        Begin(output, "response.failed"u8);
        WriteResponse(json => _object.WriteFailed(json, error, items, usage));
        End(output);
        WriteError(output, error, _sequence++);
    }

    /// <summary>The event by which a stream tells that it cannot go on.</summary>
    public static void WriteError(IBufferWriter<byte> output, Error error, int sequence)
    {
        using var json = new Utf8JsonWriter(Stream.Null, WireJson.Writing);
        output.Write("event: error\ndata: "u8);
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteNumber("sequence_number"u8, sequence);
        WriteErrorFields(json, error);

        // The specification has the fields in the event itself, OpenAI's servers and clients in an object.
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, ResponseObjectWriter.FailureCode(error));
        WriteErrorFields(json, error);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.Write("\n\n"u8);
    }

    public void Item(IBufferWriter<byte> output, ReadOnlySpan<byte> type, int index, ResponseItem item, ItemStatus status)
    {
        Begin(output, type);
        _json.WriteNumber("output_index"u8, index);
        _json.WritePropertyName("item"u8);
        ResponseItemWriter.Write(_json, item, status);
        End(output);
    }

    /// <summary>An event about an item as such.</summary>
    public void Plain(IBufferWriter<byte> output, ReadOnlySpan<byte> type, int index, string itemId)
    {
        Begin(output, type);
        Place(index, itemId);
        End(output);
    }

    /// <summary>A piece, or all, of what an item's arguments are.</summary>
    public void Arguments(IBufferWriter<byte> output, ReadOnlySpan<byte> type, int index, string itemId, ReadOnlySpan<byte> field, string text, string? name = null)
    {
        Begin(output, type);
        Place(index, itemId);
        if (name is not null) _json.WriteString("name"u8, name);
        _json.WriteString(field, text);
        End(output);
    }

    /// <summary>A piece, or all, of a message's text or refusal.</summary>
    public void Content(
        IBufferWriter<byte> output, ReadOnlySpan<byte> type, int index, string itemId, int content, ReadOnlySpan<byte> field, string text, bool isText)
    {
        Begin(output, type);
        Place(index, itemId);
        _json.WriteNumber("content_index"u8, content);
        _json.WriteString(field, text);
        if (isText)
        {
            _json.WriteStartArray("logprobs"u8);
            _json.WriteEndArray();
        }

        End(output);
    }

    /// <summary>A part of a message's content begins or ends.</summary>
    public void ContentPart(IBufferWriter<byte> output, ReadOnlySpan<byte> type, int index, string itemId, int content, string text, bool isText)
    {
        Begin(output, type);
        Place(index, itemId);
        _json.WriteNumber("content_index"u8, content);
        _json.WritePropertyName("part"u8);
        if (isText) ResponseItemWriter.WriteText(_json, text);
        else ResponseItemWriter.WriteRefusal(_json, text);
        End(output);
    }

    /// <summary>A piece, or all, of what is told of the reasoning.</summary>
    public void Summary(IBufferWriter<byte> output, ReadOnlySpan<byte> type, int index, string itemId, ReadOnlySpan<byte> field, string text)
    {
        Begin(output, type);
        Place(index, itemId);
        _json.WriteNumber("summary_index"u8, 0);
        _json.WriteString(field, text);
        End(output);
    }

    /// <summary>The one part of what is told of the reasoning begins or ends.</summary>
    public void SummaryPart(IBufferWriter<byte> output, ReadOnlySpan<byte> type, int index, string itemId, string text)
    {
        Begin(output, type);
        Place(index, itemId);
        _json.WriteNumber("summary_index"u8, 0);
        _json.WritePropertyName("part"u8);
        ResponseItemWriter.WriteSummary(_json, text);
        End(output);
    }

    public void Dispose() => _json.Dispose();

    private static void WriteErrorFields(Utf8JsonWriter json, Error error)
    {
        json.WriteString("code"u8, ResponseObjectWriter.FailureCode(error));
        json.WriteString("message"u8, error.Message);
        json.WriteString("param"u8, error.Param);
    }

    private void Begin(IBufferWriter<byte> output, ReadOnlySpan<byte> type)
    {
        output.Write("event: "u8);
        output.Write(type);
        output.Write("\ndata: "u8);
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
        _json.WriteNumber("sequence_number"u8, _sequence++);
    }

    private void WriteResponse(Action<Utf8JsonWriter> write)
    {
        _json.WritePropertyName("response"u8);
        write(_json);
    }

    private void Place(int index, string itemId)
    {
        _json.WriteString("item_id"u8, itemId);
        _json.WriteNumber("output_index"u8, index);
    }

    private void End(IBufferWriter<byte> output)
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n\n"u8);
    }
}
