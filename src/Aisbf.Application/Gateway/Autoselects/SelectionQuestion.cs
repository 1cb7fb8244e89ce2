using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Aisbf.Domain.Autoselects;

namespace Aisbf.Application.Gateway.Autoselects;

/// <summary>The question to a selection model as a chat request, and the text of its answer.</summary>
internal static class SelectionQuestion
{
    /// <summary>Tokens of answer: an id with its element, and a few words around it from those that cannot do without.</summary>
    private const int MaxTokens = 100;

    /// <summary>The request's body. The receiver disposes it.</summary>
    public static PooledBody Write(string model, string question)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("model"u8, model);
            json.WriteNumber("temperature"u8, 0);
            json.WriteNumber("max_tokens"u8, MaxTokens);
            json.WriteStartArray("messages"u8);
            WriteMessage(json, "system"u8, SelectionPrompt.Instructions);
            WriteMessage(json, "user"u8, question);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        var rented = ArrayPool<byte>.Shared.Rent(output.WrittenCount);
        output.WrittenSpan.CopyTo(rented);
        return new PooledBody(rented, output.WrittenCount);
    }

    /// <summary>The text of the answer; empty when it has none.</summary>
    public static async Task<string> ReadAsync(IUpstreamReply reply, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var broken = await reply.CopyToAsync(pipe.Writer, null, cancellationToken);
        await pipe.Writer.CompleteAsync();
        try
        {
            return broken is null ? TextOf((await pipe.Reader.ReadAsync(cancellationToken)).Buffer) : "";
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
        }
    }

    private static string TextOf(ReadOnlySequence<byte> answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var content = json.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content");
            return content.ValueKind == JsonValueKind.String ? content.GetString()! : "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            // An answer in another shape names nobody; the fallback is for that.
            return "";
        }
    }

    private static void WriteMessage(Utf8JsonWriter json, ReadOnlySpan<byte> role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, role);
        json.WriteString("content"u8, text);
        json.WriteEndObject();
    }
}
