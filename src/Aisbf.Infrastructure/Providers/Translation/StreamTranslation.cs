using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>Turns an upstream's events into the client's, one stream long.</summary>
internal sealed class StreamTranslation(
    IUpstreamDialect dialect, ReasoningOrigin origin, IChatStreamWriter writer, TimeProvider time) : IStreamTransform
{
    private readonly IChatStreamReader _reader = dialect.Chat.CreateStreamReader();
    private readonly CharacterJoiner _characters = new();
    private readonly List<ChatStreamEvent> _events = [];
    private readonly PooledBufferWriter _translated = new();
    private bool _hasContent;
    private bool _finished;

    public TokenUsage? Usage { get; private set; }

    public UpstreamFault? Fault { get; private set; }

    /// <summary>The upstream said that the answer is whole.</summary>
    public bool IsWhole => _reader.IsComplete;

    public bool IsEnded { get; private set; }

    /// <summary>
    /// Translates until something of the answer itself is here. Announcements alone, which we would only make up, are no
    /// answer.
    /// </summary>
    public bool TryBegin(UpstreamBody body, out UpstreamFault? fault)
    {
        var end = EndOfLast(body.Pending);
        Translate(body.Pending[..end]);
        fault = Fault is { Kind: AttemptKind.InvalidAnswer } ? UpstreamFaults.InPlaceOfAnswer(dialect, body.Pending, body.Now) : Fault;
        body.Consume(end);
        return _hasContent || fault is not null;
    }

    public bool TryBeginAtEnd(UpstreamBody body)
    {
        Translate(body.Pending);
        if (!IsWhole || !_hasContent || Fault is not null) return false;

        body.Consume(body.Pending.Length);
        return true;
    }

    public int EndOfLast(ReadOnlySpan<byte> bytes) =>
        dialect.Framing == StreamFraming.Sse ? SseFrames.EndOfLast(bytes) : bytes.LastIndexOf((byte)'\n') + 1;

    public void Pass(ReadOnlySpan<byte> events, IBufferWriter<byte> output)
    {
        Translate(events);
        output.Write(_translated.WrittenSpan);
        _translated.Clear();
    }

    public void End(ReadOnlySpan<byte> rest, IBufferWriter<byte> output)
    {
        // Of an answer that is whole already it may still be the usage.
        Pass(rest, output);
        if (IsWhole)
        {
            writer.WriteEnd(output);
            IsEnded = true;
        }
    }

    public bool TryWriteError(Error error, IBufferWriter<byte> output) => writer.TryWriteError(error, output);

    public void Dispose()
    {
        writer.Dispose();
        _translated.Dispose();
    }

    private void Translate(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && Fault is null)
        {
            var end = dialect.Framing == StreamFraming.Sse ? SseFrames.EndOfFirst(bytes) : bytes.IndexOf((byte)'\n') + 1;
            var piece = end == 0 ? bytes : bytes[..end];
            bytes = bytes[piece.Length..];
            try
            {
                ReadPiece(piece);
                WriteEvents();
            }
            catch (JsonException)
            {
                // What comes behind the end of an answer takes nothing from it.
                Fault = IsWhole ? null : new UpstreamFault(AttemptKind.InvalidAnswer, null);
            }
        }
    }

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
        if (line.StartsWith(SseFrame.ByteOrderMark))
        {
            line = line[SseFrame.ByteOrderMark.Length..];
        }

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

    private void WriteEvents()
    {
        foreach (var step in _events)
        {
            if (step is ChatStreamEvent.UsageReported reported)
            {
                Usage = reported.Usage;
            }
            else if (_finished)
            {
                continue;
            }
            else if (step is not ChatStreamEvent.Started)
            {
                _hasContent = true;
            }

            _finished = _finished || step is ChatStreamEvent.Finished;
            writer.Write(origin.Seal(_characters.Join(step)), _translated);
        }

        _events.Clear();
    }
}
