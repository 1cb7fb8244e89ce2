using System.Buffers;
using System.Buffers.Text;

namespace Aisbf.Benchmarks.Mock;

/// <summary>
/// What a body asks for, found by plain search. The search knows one spelling only, without blanks: the bodies are ours,
/// and a JSON parser here would be time that the servers under test wait for.
/// </summary>
/// <param name="Stream">The client wants a stream.</param>
/// <param name="IncludeUsage">The stream is to tell its usage.</param>
/// <param name="GapMicroseconds">Pause between two frames, from a model named <c>gap-MICROSECONDS</c>, since nothing else gets through a translation; -1 for any other model.</param>
internal readonly record struct MockRequest(bool Stream, bool IncludeUsage, int GapMicroseconds)
{
    public static MockRequest Read(in ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return Read(body.FirstSpan);
        }

        var length = (int)body.Length;
        var whole = ArrayPool<byte>.Shared.Rent(length);
        body.CopyTo(whole);
        var request = Read(whole.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(whole);
        return request;
    }

    private static MockRequest Read(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\"stream\":true"u8) < 0)
        {
            return new MockRequest(false, false, -1);
        }

        var gap = -1;
        var name = "\"model\":\"gap-"u8;
        var at = body.IndexOf(name);
        if (at >= 0 && Utf8Parser.TryParse(body[(at + name.Length)..], out int value, out _))
        {
            gap = value;
        }

        return new MockRequest(true, body.IndexOf("\"include_usage\":true"u8) >= 0, gap);
    }
}
