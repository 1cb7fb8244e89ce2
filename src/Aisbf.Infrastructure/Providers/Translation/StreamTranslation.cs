using System.Buffers;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>Turns an upstream's events into OpenAI chunks, one stream long.</summary>
internal sealed class StreamTranslation(IUpstreamDialect dialect, OpenAiChatStreamWriter writer, TimeProvider time) : IDisposable
{
    private readonly IChatStreamReader _reader = dialect.Chat!.CreateStreamReader();
    private readonly List<ChatStreamEvent> _events = [];

    public TokenUsage? Usage { get; private set; }

    /// <summary>The upstream reported an error; nothing after it is translated.</summary>
    public UpstreamFault? Fault { get; private set; }

    /// <summary>Something of the answer itself has come, not only its announcement.</summary>
    public bool HasContent { get; private set; }

    /// <summary>The upstream said that the answer is whole.</summary>
    public bool IsComplete => _reader.IsComplete;

    /// <summary>The offset behind the last whole event in <paramref name="bytes"/>, or 0.</summary>
    public int EndOfLast(ReadOnlySpan<byte> bytes) =>
        dialect.Framing == StreamFraming.Sse ? SseFrames.EndOfLast(bytes) : bytes.LastIndexOf((byte)'\n') + 1;

    /// <summary>Translates whole events.</summary>
    /// <exception cref="System.Text.Json.JsonException">They are not what this upstream should send.</exception>
    public void Translate(ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        while (!bytes.IsEmpty && Fault is null)
        {
            var end = dialect.Framing == StreamFraming.Sse ? SseFrames.EndOfFirst(bytes) : bytes.IndexOf((byte)'\n') + 1;
            var piece = end == 0 ? bytes : bytes[..end];
            bytes = bytes[piece.Length..];
            ReadPiece(piece);
            WriteEvents(output);
        }
    }

    /// <summary>Writes what ends a whole answer.</summary>
    public void WriteEnd(IBufferWriter<byte> output) => writer.WriteEnd(output);

    public void Dispose() => writer.Dispose();

    private void ReadPiece(ReadOnlySpan<byte> piece)
    {
        if (dialect.Framing == StreamFraming.Sse)
        {
            var frame = SseFrame.Parse(piece);
            if (frame.HasData)
            {
                Read(frame.Event, frame.Data);
            }

            return;
        }

        var line = piece.Trim(" \t\r\n"u8);
        if (!line.IsEmpty)
        {
            Read(default, line);
        }
    }

    private void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        _reader.Read(name, data, _events);
        Fault = _reader.Fault?.WithWait(data, time.GetUtcNow());
    }

    private void WriteEvents(IBufferWriter<byte> output)
    {
        foreach (var step in _events)
        {
            switch (step)
            {
                case ChatStreamEvent.UsageReported reported:
                    Usage = reported.Usage;
                    break;
                case not ChatStreamEvent.Started:
                    HasContent = true;
                    break;
            }

            writer.Write(step, output);
        }

        _events.Clear();
    }
}
