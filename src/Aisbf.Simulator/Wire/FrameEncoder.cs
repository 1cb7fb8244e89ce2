using System.Buffers;
using System.Text;
using Aisbf.Simulator.Faults;

namespace Aisbf.Simulator.Wire;

/// <summary>Puts frames into their framing, spoiled as directed.</summary>
internal sealed class FrameEncoder(Framing framing, Directives directives)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    private ReadOnlySpan<byte> NewLine => directives.Crlf || framing == Framing.SseCrlf ? "\r\n"u8 : "\n"u8;

    /// <summary>The bytes of one frame; valid until the next one is encoded.</summary>
    /// <param name="frame">What to send.</param>
    /// <param name="index">Frames sent before it.</param>
    public ReadOnlyMemory<byte> Encode(Frame frame, int index)
    {
        _bytes.ResetWrittenCount();
        var data = frame.Data.Span;
        if (directives.Malformed == index + 1)
            data = data[..^Math.Min(data.Length, 2)];

        switch (framing)
        {
            case Framing.JsonArray:
                EncodeElement(frame, data, index);
                break;
            case Framing.NdJson:
                if (directives.Comments)
                    _bytes.Write(NewLine);
                _bytes.Write(data);
                _bytes.Write(NewLine);
                break;
            default:
                EncodeEvent(frame, data);
                break;
        }

        return _bytes.WrittenMemory;
    }

    private void EncodeEvent(Frame frame, ReadOnlySpan<byte> data)
    {
        if (directives.Comments)
        {
            _bytes.Write(": keep-alive"u8);
            _bytes.Write(NewLine);
            _bytes.Write(NewLine);
        }

        if (frame.Event is { } name)
        {
            _bytes.Write("event: "u8);
            Encoding.UTF8.GetBytes(name, _bytes);
            _bytes.Write(NewLine);
        }

        if (directives.Multiline && data.StartsWith("{"u8) && data.Length > 1)
        {
            // After the opening brace a line break is white space, so the joined lines are the same JSON.
            WriteData(data[..1]);
            data = data[1..];
        }

        WriteData(data);
        _bytes.Write(NewLine);
    }

    private void WriteData(ReadOnlySpan<byte> line)
    {
        _bytes.Write("data: "u8);
        _bytes.Write(line);
        _bytes.Write(NewLine);
    }

    private void EncodeElement(Frame frame, ReadOnlySpan<byte> data, int index)
    {
        if (frame.Kind != FrameKind.Done)
            _bytes.Write(index == 0 ? "["u8 : ",\r\n"u8);
        _bytes.Write(data);
    }
}
