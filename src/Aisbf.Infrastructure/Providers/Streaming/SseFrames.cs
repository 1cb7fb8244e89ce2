namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>
/// Finds the frames of a server-sent event stream. A frame ends with an empty line; lines end with LF, CRLF or CR. Half
/// of what will be a CRLF, where lines have ended so before, is waited for.
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
        var cr = bytes.LastIndexOf("\r\r"u8);
        var end = Math.Max(lf < 0 ? 0 : lf + 2, crlf < 0 ? 0 : crlf + 3);
        return cr < 0 ? end : Math.Max(end, cr + 1 + LineEnd(bytes[(cr + 1)..]));
    }

    /// <summary>The offset behind the first whole frame, or 0 if there is none.</summary>
    public static int EndOfFirst(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (true)
        {
            var end = bytes[offset..].IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                return 0;
            }

            offset += end;
            offset += LineEnd(bytes[offset..]);
            var rest = bytes[offset..];
            if (LineEnd(rest) is > 0 and var empty)
            {
                var mayBeHalf = rest.SequenceEqual("\r"u8) && bytes[offset - 1] == (byte)'\n';
                return mayBeHalf ? 0 : offset + empty;
            }
        }
    }

    /// <summary>How many bytes at the beginning end a line; 0 if they do not.</summary>
    public static int LineEnd(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\r\n"u8) ? 2 : bytes.StartsWith("\n"u8) || bytes.StartsWith("\r"u8) ? 1 : 0;
}
