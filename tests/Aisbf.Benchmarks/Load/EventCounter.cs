namespace Aisbf.Benchmarks.Load;

/// <summary>Counts the data lines of an event stream from pieces that may be cut anywhere.</summary>
internal sealed class EventCounter
{
    // Long enough to tell the end marks, with a carriage return and one byte more, from anything else.
    private const int PrefixBytes = 32;
    private readonly byte[] _line = new byte[PrefixBytes];
    private int _length;

    public int Frames { get; private set; }

    public bool Done { get; private set; }

    public void Reset()
    {
        _length = 0;
        Frames = 0;
        Done = false;
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var newline = bytes.IndexOf((byte)'\n');
            var part = newline < 0 ? bytes : bytes[..newline];
            var taken = Math.Min(part.Length, PrefixBytes - _length);
            part[..taken].CopyTo(_line.AsSpan(_length));
            _length += taken;
            if (newline < 0)
            {
                return;
            }

            EndLine();
            bytes = bytes[(newline + 1)..];
        }
    }

    private void EndLine()
    {
        var line = _line.AsSpan(0, _length).TrimEnd((byte)'\r');
        _length = 0;
        if (line.StartsWith("data:"u8))
        {
            Frames++;
            Done = Done || line.SequenceEqual("data: [DONE]"u8) || line.StartsWith("data: {\"type\":\"message_stop\""u8);
        }
    }
}
