using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Writes one chunk at a time into the same buffer. Id and model are escaped once for the whole stream.</summary>
internal sealed class ChatChunk(SimRequest request, bool withUsage) : IDisposable
{
    private readonly JsonBuffer _buffer = new();
    private readonly JsonEncodedText _id = JsonEncodedText.Encode(OpenAiWords.Id(request, "chatcmpl"));
    private readonly JsonEncodedText _model = JsonEncodedText.Encode(request.Model);
    private readonly long _created = request.Now.ToUnixTimeSeconds();

    public Frame Text(int choice, ReadOnlySpan<byte> property, ReadOnlyMemory<char> text)
    {
        var json = Begin();
        BeginDelta(json, choice);
        json.WriteString(property, text.Span);
        return EndDelta(json, null, FrameKind.Content, null, 1);
    }

    public Frame Delta(int choice, Action<Utf8JsonWriter> write)
    {
        var json = Begin();
        BeginDelta(json, choice);
        write(json);
        return EndDelta(json, null, FrameKind.Content, null, 1);
    }

    public Frame Finish(int choice, string reason, TokenCounts? usage, int choices)
    {
        var json = Begin();
        BeginDelta(json, choice);
        return EndDelta(json, reason, FrameKind.Finish, usage, choices);
    }

    public Frame Usage(TokenCounts tokens, int choices)
    {
        var json = Begin();
        json.WriteEndArray();
        OpenAiWords.WriteUsage(json, request.Directives, tokens, choices);
        json.WriteEndObject();
        return new Frame(_buffer.Take(), Kind: FrameKind.Finish);
    }

    public void Dispose() => _buffer.Dispose();

    private Utf8JsonWriter Begin()
    {
        var json = _buffer.Begin();
        json.WriteStartObject();
        json.WriteString("id"u8, _id);
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        json.WriteNumber("created"u8, _created);
        json.WriteString("model"u8, _model);
        json.WriteString("service_tier"u8, "default"u8);
        json.WriteString("system_fingerprint"u8, "fp_simulator"u8);
        json.WriteStartArray("choices"u8);
        return json;
    }

    private static void BeginDelta(Utf8JsonWriter json, int choice)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, choice);
        json.WriteStartObject("delta"u8);
    }

    private Frame EndDelta(Utf8JsonWriter json, string? finish, FrameKind kind, TokenCounts? usage, int choices)
    {
        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, finish);
        json.WriteEndObject();
        json.WriteEndArray();
        if (usage is { } tokens)
            OpenAiWords.WriteUsage(json, request.Directives, tokens, choices);
        else if (withUsage)
            json.WriteNull("usage"u8);
        json.WriteEndObject();
        return new Frame(_buffer.Take(), Kind: kind);
    }
}
