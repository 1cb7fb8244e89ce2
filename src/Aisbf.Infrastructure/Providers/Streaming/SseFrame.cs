namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>One frame, cut into its event name and its data.</summary>
internal ref struct SseFrame
{
    /// <summary>May stand at the beginning of a stream, and means nothing.</summary>
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The <c>event</c> field; empty when there is none.</summary>
    public ReadOnlySpan<byte> Event { get; private set; }

    /// <summary>The <c>data</c> field; several are joined by line feeds.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>False for a frame of comments only, such as a heartbeat.</summary>
    public bool HasData { get; private set; }

    public static SseFrame Parse(ReadOnlySpan<byte> bytes)
    {
        var frame = default(SseFrame);
        List<byte>? joined = null;
        if (bytes.StartsWith(ByteOrderMark))
        {
            bytes = bytes[ByteOrderMark.Length..];
        }

        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + SseFrames.LineEnd(bytes[end..]))..];
            if (Field(line, "data"u8, out var value))
            {
                joined = frame.AddData(value, joined);
            }
            else if (Field(line, "event"u8, out value))
            {
                frame.Event = value;
            }
        }

        if (joined is not null)
        {
            frame.Data = joined.ToArray();
        }

        return frame;
    }

    private List<byte>? AddData(ReadOnlySpan<byte> value, List<byte>? joined)
    {
        if (!HasData)
        {
            HasData = true;
            Data = value;
            return null;
        }

        joined ??= [.. Data];
        joined.Add((byte)'\n');
        joined.AddRange(value);
        return joined;
    }

    private static bool Field(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!line.StartsWith(name))
        {
            return false;
        }

        if (line.Length == name.Length)
        {
            return true;
        }

        if (line[name.Length] != (byte)':')
        {
            return false;
        }

        value = line[(name.Length + 1)..];
        if (value.StartsWith(" "u8))
        {
            value = value[1..];
        }

        return true;
    }
}
