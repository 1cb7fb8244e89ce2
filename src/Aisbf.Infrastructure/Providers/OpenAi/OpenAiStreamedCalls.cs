using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Tells the calls of one streamed answer apart. OpenAI numbers them; others leave the number out, give the same to all,
/// start anywhere or repeat the name with every piece.
/// </summary>
internal sealed class OpenAiStreamedCalls
{
    private readonly List<Call> _calls = [];
    private int _started;

    public bool Any => _started > 0;

    public void Read(JsonElement element, string? answer, ICollection<ChatStreamEvent> events)
    {
        var id = UpstreamJson.Text(element, "id") is { Length: > 0 } given ? given : null;
        var function = UpstreamJson.Object(element, "function");
        var call = Find(UpstreamJson.Integer(element, "index"), id, UpstreamJson.Text(function, "name"));
        call.Signature ??= OpenAiAnswerMessage.Signature(element);
        Add(call, function, answer, events);
    }

    /// <summary>The only call of those who know no others.</summary>
    public void ReadFunction(JsonElement function, string? answer, ICollection<ChatStreamEvent> events) =>
        Add(Find(0, null, null), function, answer, events);

    private Call Find(int? index, string? id, string? name)
    {
        var call = index is null && id is null
            ? _calls.LastOrDefault()
            : _calls.LastOrDefault(known => index is null ? known.Id == id : known.Index == index);

        // Another id under the same number, with a name of its own, is another call.
        var isOther = call is not null && id is not null && call.Id is not null && call.Id != id && !string.IsNullOrEmpty(name);
        if (call is null || isOther)
        {
            call = new Call { Index = index };
            _calls.Add(call);
        }

        call.Id ??= id;
        return call;
    }

    /// <summary>A call begins with its name; what came before that has to wait.</summary>
    private void Add(Call call, JsonElement function, string? answer, ICollection<ChatStreamEvent> events)
    {
        var fragment = OpenAiAnswerMessage.Arguments(function, isPiece: true);
        if (call.Number is null && UpstreamJson.Text(function, "name") is { Length: > 0 } name)
        {
            call.Number = _started++;
            var id = call.Id ??= OpenAiAnswerMessage.CreateCallId(answer, call.Number.Value, name);
            events.Add(new ChatStreamEvent.ToolCallStarted(call.Number.Value, id, name) { Signature = call.Signature });
            fragment = call.Waiting + fragment;
            call.Waiting = "";
        }

        if (fragment.Length == 0) return;

        if (call.Number is { } number) events.Add(new ChatStreamEvent.ToolCallArguments(number, fragment));
        else call.Waiting += fragment;
    }

    private sealed class Call
    {
        public int? Index { get; init; }

        public string? Id { get; set; }

        public string? Signature { get; set; }

        /// <summary>Its place among the calls that were told of; null until then.</summary>
        public int? Number { get; set; }

        public string Waiting { get; set; } = "";
    }
}
