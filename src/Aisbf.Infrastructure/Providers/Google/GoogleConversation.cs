using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>The conversation as Google wants it: instructions apart, then turns of user and model by turns.</summary>
internal sealed class GoogleConversation
{
    private readonly List<GooglePart> _system = [];
    private readonly List<GoogleTurn> _turns = [];
    private readonly Dictionary<string, (int Order, string Name)> _calls = new(StringComparer.Ordinal);

    private GoogleConversation()
    {
    }

    public IReadOnlyList<GooglePart> System => _system;

    public IReadOnlyList<GoogleTurn> Turns => _turns;

    public static GoogleConversation Create(ChatRequest request, DroppedFields dropped)
    {
        var conversation = new GoogleConversation();
        var parts = new GooglePartMapper(request, dropped);
        for (var i = 0; i < request.Messages.Count; i++)
        {
            conversation.Add(request.Messages[i], i, parts);
        }

        conversation.Finish();
        return conversation;
    }

    private void Add(ChatMessage message, int index, GooglePartMapper parts)
    {
        switch (message.Role)
        {
            case ChatRole.System or ChatRole.Developer:
                _system.AddRange(parts.Map(index, textOnly: true));
                break;
            case ChatRole.Tool:
                AddResult(message, parts.Map(index, textOnly: false));
                break;
            case ChatRole.Assistant:
                AddAll(AssistantParts(message, index, parts), isUser: false);
                break;
            default:
                AddAll(parts.Map(index, textOnly: false), isUser: true);
                break;
        }
    }

    private List<GooglePart> AssistantParts(ChatMessage message, int index, GooglePartMapper parts)
    {
        var all = new List<GooglePart>();
        foreach (var block in message.Reasoning)
        {
            if (block.Text.Length > 0) all.Add(new GooglePart.Text(block.Text, IsThought: true));
        }

        var content = parts.Map(index, textOnly: false);
        if (!string.IsNullOrEmpty(message.Refusal)) content.Add(new GooglePart.Text(message.Refusal));
        parts.Sign(content, message, index);
        all.AddRange(content);
        for (var i = 0; i < message.ToolCalls.Count; i++)
        {
            var call = message.ToolCalls[i];
            _calls[call.Id] = (i, call.Name);
            all.Add(new GooglePart.Call(GoogleCallId.ForGoogle(call.Id), call.Name, call.Arguments) { Signature = call.Signature });
        }

        return all;
    }

    /// <summary>A result names its call at OpenAI and its function here; what is more than text follows the results.</summary>
    private void AddResult(ChatMessage message, List<GooglePart> content)
    {
        var id = message.ToolCallId ?? "";
        var (order, name) = _calls.GetValueOrDefault(id, (int.MaxValue, message.Name ?? id));
        var output = string.Join('\n', content.OfType<GooglePart.Text>().Select(part => part.Value));
        var turn = Turn(isUser: true);
        turn.AddResult(order, new GooglePart.Result(GoogleCallId.ForGoogle(id), name, output, message.IsError));
        foreach (var part in content)
        {
            if (part is not GooglePart.Text) turn.Add(part);
        }
    }

    private void AddAll(List<GooglePart> parts, bool isUser)
    {
        if (parts.Count == 0) return;

        var turn = Turn(isUser);
        parts.ForEach(turn.Add);
    }

    private GoogleTurn Turn(bool isUser)
    {
        if (_turns.Count == 0 || _turns[^1].IsUser != isUser) _turns.Add(new GoogleTurn(isUser));
        return _turns[^1];
    }

    /// <summary>Instructions alone are a request at OpenAI; here somebody has to have said something.</summary>
    private void Finish()
    {
        if (_turns.Count > 0 || _system.Count == 0) return;

        AddAll([.. _system], isUser: true);
        _system.Clear();
    }
}
