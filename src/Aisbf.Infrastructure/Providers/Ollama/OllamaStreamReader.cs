using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>Reads a streamed answer, line by line. Tool calls come whole.</summary>
internal sealed class OllamaStreamReader : IChatStreamReader
{
    private readonly List<ChatToolCall> _calls = [];
    private bool _started;

    public bool IsComplete { get; private set; }

    public UpstreamFault? Fault { get; private set; }

    public void Read(ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> data, ICollection<ChatStreamEvent> events)
    {
        if (data.IsEmpty) return;

        using var document = UpstreamJson.ParseObject(data);
        if (document.RootElement.TryGetProperty("error", out _))
        {
            Fault = OllamaFaultReader.Read(200, data);
            return;
        }

        var answer = new OllamaAnswer(document.RootElement);
        if (!_started)
        {
            _started = true;
            events.Add(new ChatStreamEvent.Started(null, answer.Model));
        }

        if (answer.Thinking is { Length: > 0 } thinking) events.Add(new ChatStreamEvent.ReasoningDelta(thinking));
        if (answer.Text is { Length: > 0 } text) events.Add(new ChatStreamEvent.TextDelta(text));
        var before = _calls.Count;
        answer.ReadCalls(_calls);
        for (var i = before; i < _calls.Count; i++)
        {
            events.Add(new ChatStreamEvent.ToolCallStarted(i, _calls[i].Id, _calls[i].Name));
            events.Add(new ChatStreamEvent.ToolCallArguments(i, _calls[i].Arguments));
        }

        if (!answer.IsDone) return;

        if (answer.Usage is { } usage) events.Add(new ChatStreamEvent.UsageReported(usage));
        events.Add(new ChatStreamEvent.Finished(answer.Finish(_calls.Count > 0)));
        IsComplete = true;
    }
}
