using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>
/// Reads a streamed answer: each event is a whole response with the next pieces in it. There is no end mark but the
/// reason to stop, which stands in the last event that has a candidate.
/// </summary>
internal sealed class GoogleStreamReader : IChatStreamReader
{
    private string? _responseId;
    private int _calls;
    private bool _started;
    private bool _said;

    public bool IsComplete { get; private set; }

    public UpstreamFault? Fault { get; private set; }

    public void Read(ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> data, ICollection<ChatStreamEvent> events)
    {
        if (data.IsEmpty) return;

        using var document = UpstreamJson.ParseObject(data);
        var root = document.RootElement;
        if (root.TryGetProperty("error", out _))
        {
            Fault = GoogleFaultReader.Read(200, data);
            return;
        }

        Start(root, events);
        var candidate = default(JsonElement);
        foreach (var element in UpstreamJson.Array(root, "candidates"))
        {
            if (candidate.ValueKind == JsonValueKind.Undefined) candidate = element;
        }

        foreach (var part in UpstreamJson.Array(UpstreamJson.Object(candidate, "content"), "parts"))
        {
            ReadPart(new GoogleResponsePart(part), events);
        }

        if (GoogleUsage.Read(root) is { } usage) events.Add(new ChatStreamEvent.UsageReported(usage));
        Finish(root, UpstreamJson.Text(candidate, "finishReason"), events);
    }

    private void Start(JsonElement root, ICollection<ChatStreamEvent> events)
    {
        _responseId ??= UpstreamJson.Text(root, "responseId");
        if (_started) return;

        _started = true;
        events.Add(new ChatStreamEvent.Started(_responseId, UpstreamJson.Text(root, "modelVersion")));
    }

    private void ReadPart(GoogleResponsePart part, ICollection<ChatStreamEvent> events)
    {
        if (part.IsCall)
        {
            var call = part.ReadCall(_responseId, _calls);
            events.Add(new ChatStreamEvent.ToolCallStarted(_calls, call.Id, call.Name) { Signature = call.Signature });
            events.Add(new ChatStreamEvent.ToolCallArguments(_calls++, call.Arguments));
            _said = true;
            return;
        }

        var thought = part.IsThought ? part.Text : "";
        if (thought.Length > 0 || part.Signature is not null)
            events.Add(new ChatStreamEvent.ReasoningDelta(thought, part.Signature) { Format = ReasoningFormats.Google });
        if (!part.IsThought && part.Text is { Length: > 0 } text)
        {
            events.Add(new ChatStreamEvent.TextDelta(text));
            _said = true;
        }

        if (part.Media is not { } image) return;

        events.Add(new ChatStreamEvent.ImageProduced(image));
        _said = true;
    }

    private void Finish(JsonElement root, string? reason, ICollection<ChatStreamEvent> events)
    {
        if (IsComplete) return;

        if (reason is null && GoogleResponseReader.BlockedMessage(root) is { } message)
        {
            events.Add(new ChatStreamEvent.RefusalDelta(message));
            events.Add(new ChatStreamEvent.Finished(FinishReason.ContentFilter));
            IsComplete = true;
        }
        else if (GoogleFinish.IsBroken(reason) && !_said)
        {
            Fault = new UpstreamFault(AttemptKind.InvalidAnswer, GoogleFinish.BrokenMessage(reason!));
        }
        else if (reason is not null)
        {
            events.Add(new ChatStreamEvent.Finished(GoogleFinish.Map(reason, _calls > 0)));
            IsComplete = true;
        }
    }
}
