using System.Buffers;
using System.IO.Pipelines;

namespace Aisbf.Api.Streaming;

/// <summary>
/// A whole JSON answer as the one event of a stream: what is left to do where comments have begun the stream and the upstream
/// takes no notice of the wish for one.
/// </summary>
internal static class SingleEvent
{
    private static ReadOnlySpan<byte> LineBreaks => "\r\n"u8;

    /// <param name="json">The answer. Line breaks in it can only be space between its parts, so they become spaces.</param>
    /// <param name="output">The stream.</param>
    public static void Write(in ReadOnlySequence<byte> json, PipeWriter output)
    {
        output.Write("data: "u8);
        foreach (var segment in json)
        {
            WriteLine(segment.Span, output);
        }

        output.Write("\n\n"u8);
    }

    private static void WriteLine(ReadOnlySpan<byte> json, PipeWriter output)
    {
        for (int at; (at = json.IndexOfAny(LineBreaks)) >= 0; json = json[(at + 1)..])
        {
            output.Write(json[..at]);
            output.Write(" "u8);
        }

        output.Write(json);
    }
}
