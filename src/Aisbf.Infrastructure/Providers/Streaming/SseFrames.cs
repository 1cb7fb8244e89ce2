namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>
/// Finds the frames of a server-sent event stream. A frame ends with an empty line; lines end with LF or CRLF. (A bare
/// CR also ends a line by the standard; no upstream sends that, and a CR may just as well be half of a CRLF.)
/// </summary>
internal static class SseFrames
{
    /// <summary>The offset behind the last whole frame, or 0 if there is none.</summary>
    public static int EndOfLast(ReadOnlySpan<byte> bytes)
    {
        if (bytes.EndsWith("\n\n"u8))
        {
            return bytes.Length;
        }

        var lf = bytes.LastIndexOf("\n\n"u8);
        var crlf = bytes.LastIndexOf("\n\r\n"u8);
        return Math.Max(lf < 0 ? 0 : lf + 2, crlf < 0 ? 0 : crlf + 3);
    }

    /// <summary>The offset behind the first whole frame, or 0 if there is none.</summary>
    public static int EndOfFirst(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (true)
        {
            var newline = bytes[offset..].IndexOf((byte)'\n');
            if (newline < 0)
            {
                return 0;
            }

            offset += newline + 1;
            var rest = bytes[offset..];
            if (rest.StartsWith("\n"u8))
            {
                return offset + 1;
            }

            if (rest.StartsWith("\r\n"u8))
            {
                return offset + 2;
            }
        }
    }
}
