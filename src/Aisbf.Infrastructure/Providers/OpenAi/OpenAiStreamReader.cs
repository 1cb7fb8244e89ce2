using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Reads a streamed <c>chat.completion</c>. The reason to stop ends the answer as well as <c>[DONE]</c> does, for which
/// not everybody sends that; the usage may still follow it.
/// </summary>
internal sealed class OpenAiStreamReader : IChatStreamReader
{
    private readonly OpenAiStreamedCalls _calls = new();
    private string? _id;
    private bool _started;
    private bool _hasThought;

    public bool IsComplete { get; private set; }

    public UpstreamFault? Fault { get; private set; }

    public void Read(ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> data, ICollection<ChatStreamEvent> events)
    {
        if (data.IsEmpty) return;

        if (data.SequenceEqual("[DONE]"u8))
        {
            if (_started) Finish(null, events);
            return;
        }

        using var document = UpstreamJson.ParseObject(data);
        var root = document.RootElement;
        if (IsError(eventName, root))
        {
            Fault = OpenAiFaultReader.Read(200, data);
            return;
        }

        var choice = FirstChoice(root);
        if (choice.ValueKind == JsonValueKind.Object)
        {
            Start(root, events);
            if (!IsComplete) ReadChoice(choice, events);
        }

        if ((OpenAiAnswerMessage.Usage(root) ?? OpenAiAnswerMessage.Usage(choice)) is { } usage) events.Add(new ChatStreamEvent.UsageReported(usage));
    }

    private static bool IsError(ReadOnlySpan<byte> eventName, JsonElement root) =>
        (root.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null)
        || (eventName.SequenceEqual("error"u8) && !root.TryGetProperty("choices", out _));

    /// <summary>The first answer; who asked for several has them read whole.</summary>
    private static JsonElement FirstChoice(JsonElement root)
    {
        foreach (var choice in UpstreamJson.Array(root, "choices"))
        {
            if ((UpstreamJson.Integer(choice, "index") ?? 0) == 0) return choice;
        }

        return default;
    }

    private void Start(JsonElement root, ICollection<ChatStreamEvent> events)
    {
        if (_started) return;

        _started = true;
        _id = UpstreamJson.Text(root, "id") is { Length: > 0 } id ? id : null;
        events.Add(new ChatStreamEvent.Started(_id, UpstreamJson.Text(root, "model")));
    }

    private void ReadChoice(JsonElement choice, ICollection<ChatStreamEvent> events)
    {
        var delta = new OpenAiAnswerMessage(UpstreamJson.Object(choice, "delta"), isPiece: true);
        ReadThought(delta, events);
        if (delta.Text is { Length: > 0 } text) events.Add(new ChatStreamEvent.TextDelta(text));
        if (delta.Refusal is { Length: > 0 } refusal) events.Add(new ChatStreamEvent.RefusalDelta(refusal));
        foreach (var image in delta.Images)
        {
            events.Add(new ChatStreamEvent.ImageProduced(image));
        }

        foreach (var call in delta.Calls)
        {
            _calls.Read(call, _id, events);
        }

        if (delta.FunctionCall.ValueKind == JsonValueKind.Object) _calls.ReadFunction(delta.FunctionCall, _id, events);
        if (UpstreamJson.Text(choice, "finish_reason") is { Length: > 0 } reason) Finish(reason, events);
    }

    /// <summary>Details may repeat what was said in plain words; then only their signatures are new.</summary>
    private void ReadThought(OpenAiAnswerMessage delta, ICollection<ChatStreamEvent> events)
    {
        if (delta.Thought is { Length: > 0 } thought)
        {
            _hasThought = true;
            events.Add(new ChatStreamEvent.ReasoningDelta(thought));
        }

        foreach (var block in delta.Details)
        {
            if (block.Encrypted is { } encrypted)
            {
                events.Add(new ChatStreamEvent.EncryptedReasoning(encrypted, block.Format));
                continue;
            }

            var text = _hasThought ? "" : block.Text;
            if (text.Length > 0 || block.Signature is { Length: > 0 })
                events.Add(new ChatStreamEvent.ReasoningDelta(text, block.Signature) { Format = block.Format });
        }
    }

    private void Finish(string? reason, ICollection<ChatStreamEvent> events)
    {
        if (IsComplete) return;

        IsComplete = true;
        events.Add(new ChatStreamEvent.Finished(OpenAiAnswerMessage.Finish(reason, _calls.Any)));
    }
}
