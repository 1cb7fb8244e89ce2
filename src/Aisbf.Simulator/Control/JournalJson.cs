using System.Text.Json;
using Aisbf.Simulator.Journal;

namespace Aisbf.Simulator.Control;

/// <summary>Journal entries as JSON.</summary>
internal static class JournalJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<RecordedRequest> requests)
    {
        json.WriteStartArray();
        foreach (var request in requests)
            Write(json, request);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RecordedRequest request)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, request.Id);
        json.WriteString("dialect"u8, request.Dialect?.ToString());
        json.WriteString("method"u8, request.Method);
        json.WriteString("path"u8, request.Path);
        json.WriteString("query"u8, request.Query);
        json.WriteString("model"u8, request.Model);
        json.WriteStartObject("headers"u8);
        foreach (var (name, value) in request.Headers)
            json.WriteString(name.ToLowerInvariant(), value);
        json.WriteEndObject();
        json.WriteString("body"u8, request.BodyText);
        json.WriteNumber("bodyLength"u8, request.BodyLength);
        json.WriteString("arrivedAt"u8, request.ArrivedAt);
        WriteTime(json, "completedAt", request.CompletedAt);
        json.WriteBoolean("aborted"u8, request.Aborted);
        WriteTime(json, "abortedAt", request.AbortedAt);
        json.WriteBoolean("dropped"u8, request.Dropped);
        json.WriteNumber("status"u8, request.Status);
        json.WriteNumber("framesSent"u8, request.FramesSent);
        json.WriteNumber("bytesSent"u8, request.BytesSent);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } value)
            json.WriteString(name, value);
        else
            json.WriteNull(name);
    }
}
