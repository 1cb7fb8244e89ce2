using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Writes one event at a time into the same buffer.</summary>
internal sealed class MessageEvents : IDisposable
{
    private readonly JsonBuffer _buffer = new();

    public Frame Start(SimRequest request, TokenCounts tokens)
    {
        var json = Begin("message_start");
        json.WriteStartObject("message"u8);
        json.WriteString("id"u8, AnthropicWords.Id(request));
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("model"u8, request.Model);
        json.WriteStartArray("content"u8);
        json.WriteEndArray();
        json.WriteNull("stop_reason"u8);
        json.WriteNull("stop_sequence"u8);
        if (request.Directives.Usage != UsageStyle.None)
        {
            // "Last" leaves zeros here: the vendor's own shape always has the object, compatible ones fill it in at the end.
            json.WriteStartObject("usage"u8);
            AnthropicWords.WriteInput(json, request.Directives.Usage == UsageStyle.Last ? default : tokens);
            json.WriteNumber("output_tokens"u8, request.Directives.Usage == UsageStyle.Last ? 0 : 1);
            json.WriteString("service_tier"u8, "standard"u8);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        return End("message_start");
    }

    public Frame BlockStart(int index, Action<Utf8JsonWriter> write)
    {
        var json = Begin("content_block_start");
        json.WriteNumber("index"u8, index);
        json.WriteStartObject("content_block"u8);
        write(json);
        json.WriteEndObject();
        return End("content_block_start");
    }

    public Frame Delta(int index, ReadOnlySpan<byte> type, ReadOnlySpan<byte> property, ReadOnlyMemory<char> value)
    {
        var json = Begin("content_block_delta");
        json.WriteNumber("index"u8, index);
        json.WriteStartObject("delta"u8);
        json.WriteString("type"u8, type);
        json.WriteString(property, value.Span);
        json.WriteEndObject();
        return End("content_block_delta");
    }

    public Frame BlockStop(int index)
    {
        Begin("content_block_stop").WriteNumber("index"u8, index);
        return End("content_block_stop");
    }

    public Frame Ping()
    {
        Begin("ping");
        return End("ping");
    }

    public Frame MessageDelta(Answer answer, UsageStyle usage)
    {
        var json = Begin("message_delta");
        json.WriteStartObject("delta"u8);
        json.WriteString("stop_reason"u8, AnthropicWords.StopReason(answer.Finish));
        json.WriteString("stop_sequence"u8, answer.StopSequence);
        json.WriteEndObject();
        if (usage != UsageStyle.None)
        {
            json.WriteStartObject("usage"u8);
            if (usage == UsageStyle.Last)
                AnthropicWords.WriteInput(json, answer.Tokens);
            json.WriteNumber("output_tokens"u8, answer.Tokens.Output);
            json.WriteEndObject();
        }

        return End("message_delta", FrameKind.Finish);
    }

    public Frame Stop()
    {
        Begin("message_stop");
        return End("message_stop", FrameKind.Done);
    }

    public void Dispose() => _buffer.Dispose();

    private Utf8JsonWriter Begin(string type)
    {
        var json = _buffer.Begin();
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        return json;
    }

    private Frame End(string type, FrameKind kind = FrameKind.Content)
    {
        _buffer.Json.WriteEndObject();
        return new Frame(_buffer.Take(), type, kind);
    }
}
