using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Makes the <c>transcript.text.…</c> events: a delta for each word, then all of the text with the usage. No end mark follows.</summary>
internal static class TranscriptStream
{
    public static IEnumerable<Frame> Frames(SimRequest request, string text)
    {
        using var buffer = new JsonBuffer();
        foreach (var word in text.Split(' '))
        {
            var json = buffer.Begin();
            json.WriteStartObject();
            json.WriteString("type"u8, "transcript.text.delta"u8);
            json.WriteString("delta"u8, word + " ");
            json.WriteEndObject();
            yield return new Frame(buffer.Take());
        }

        WriteDone(buffer.Begin(), request, text);
        yield return new Frame(buffer.Take(), null, FrameKind.Finish);
    }

    private static void WriteDone(Utf8JsonWriter json, SimRequest request, string text)
    {
        var input = request.Directives.InputTokens ?? 10;
        var output = request.Directives.OutputTokens ?? TokenCounts.Of(text.Length);
        json.WriteStartObject();
        json.WriteString("type"u8, "transcript.text.done"u8);
        json.WriteString("text"u8, text);
        json.WriteStartObject("usage"u8);
        json.WriteString("type"u8, "tokens"u8);
        json.WriteNumber("input_tokens"u8, input);
        json.WriteNumber("output_tokens"u8, output);
        json.WriteNumber("total_tokens"u8, input + output);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
