using System.Buffers.Text;
using System.Text;

namespace Aisbf.Benchmarks.Load;

/// <summary>
/// Reads one HTTP/1.1 answer from the pieces in which it arrives, without keeping the body: the status, where the body
/// ends, and what its events are. It knows what servers of this benchmark send and refuses the rest.
/// </summary>
internal sealed class AnswerReader
{
    private const int MaxHead = 16 * 1024;
    private readonly byte[] _head = new byte[MaxHead];
    private readonly EventCounter _events = new();
    private int _headLength;
    private State _state;
    private long _remaining;
    private bool _sizeSeen;

    private enum State
    {
        Head,
        Fixed,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        LastLine,
        Complete,
    }

    public int Status { get; private set; }

    /// <summary>Bytes of body so far, without framing.</summary>
    public long BodyBytes { get; private set; }

    /// <summary>Data frames so far, the end mark included.</summary>
    public int Frames => _events.Frames;

    /// <summary>The end mark was there.</summary>
    public bool Done => _events.Done;

    public bool Complete => _state == State.Complete;

    public void Reset()
    {
        _headLength = 0;
        _state = State.Head;
        _remaining = 0;
        _sizeSeen = false;
        Status = 0;
        BodyBytes = 0;
        _events.Reset();
    }

    /// <exception cref="InvalidDataException">This is not an answer that we understand.</exception>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = _state switch
            {
                State.Head => ReadHead(bytes),
                State.Fixed or State.ChunkData => ReadBody(bytes),
                State.ChunkSize => ReadChunkSize(bytes),
                State.ChunkEnd => SkipLine(bytes, State.ChunkSize),
                State.LastLine => SkipLine(bytes, State.Complete),
                _ => throw new InvalidDataException("There are bytes behind the answer's end."),
            };
        }
    }

    private ReadOnlySpan<byte> ReadHead(ReadOnlySpan<byte> bytes)
    {
        var before = _headLength;
        var taken = Math.Min(bytes.Length, MaxHead - before);
        bytes[..taken].CopyTo(_head.AsSpan(before));
        _headLength += taken;
        var end = _head.AsSpan(0, _headLength).IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return _headLength < MaxHead ? default : throw new InvalidDataException("The answer's head is too long.");
        }

        ParseHead(_head.AsSpan(0, end + 2));
        return bytes[(end + 4 - before)..];
    }

    private void ParseHead(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[9..], out int status, out _))
        {
            throw new InvalidDataException("The answer does not begin with an HTTP/1.1 status line.");
        }

        Status = status;
        if (Field(head, "content-length"u8) is { IsEmpty: false } length && Utf8Parser.TryParse(length, out _remaining, out _))
        {
            _state = _remaining == 0 ? State.Complete : State.Fixed;
            return;
        }

        _state = Ascii.EqualsIgnoreCase(Field(head, "transfer-encoding"u8), "chunked"u8)
            ? State.ChunkSize
            : throw new InvalidDataException("The answer has neither a length nor chunks.");
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                return line[(name.Length + 1)..].Trim((byte)' ');
            }
        }

        return default;
    }

    private ReadOnlySpan<byte> ReadBody(ReadOnlySpan<byte> bytes)
    {
        var taken = (int)Math.Min(bytes.Length, _remaining);
        _events.Feed(bytes[..taken]);
        BodyBytes += taken;
        _remaining -= taken;
        if (_remaining == 0)
        {
            _state = _state == State.Fixed ? State.Complete : State.ChunkEnd;
        }

        return bytes[taken..];
    }

    /// <summary>A size in hex, digit by digit, since it may come in two pieces.</summary>
    private ReadOnlySpan<byte> ReadChunkSize(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var c = bytes[i];
            if (c == '\n')
            {
                _state = !_sizeSeen ? throw new InvalidDataException("A chunk has no size.") : _remaining == 0 ? State.LastLine : State.ChunkData;
                _sizeSeen = false;
                return bytes[(i + 1)..];
            }

            if (char.IsAsciiHexDigit((char)c))
            {
                _remaining = (_remaining * 16) + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
                _sizeSeen = true;
            }
        }

        return default;
    }

    private ReadOnlySpan<byte> SkipLine(ReadOnlySpan<byte> bytes, State next)
    {
        var newline = bytes.IndexOf((byte)'\n');
        if (newline < 0)
        {
            return default;
        }

        _state = next;
        return bytes[(newline + 1)..];
    }
}
