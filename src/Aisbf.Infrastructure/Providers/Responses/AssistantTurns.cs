using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Puts the items of a conversation together to messages.</summary>
internal sealed class AssistantTurns
{
    private readonly List<ChatMessage> _messages = [];
    private readonly Dictionary<string, (string? Signature, string Path)> _signatures = new(StringComparer.Ordinal);
    private readonly List<ReasoningBlock> _reasoning = [];
    private readonly List<ChatPart> _parts = [];
    private readonly List<ChatToolCall> _calls = [];
    private string? _path;

    public IReadOnlyList<ChatMessage> Build()
    {
        Close();
        return _messages;
    }

    public void AddMessage(ChatMessage message)
    {
        if (message.Role != ChatRole.Assistant)
        {
            Close();
            _messages.Add(message);
            return;
        }

        // Calls wait for their results, so whatever stands beside them belongs to the same message.
        if (_parts.Count > 0 && _calls.Count == 0) Close();
        Open(message.Path!);
        _parts.AddRange(message.Parts);
    }

    public void AddPart(ChatPart part, string path)
    {
        Open(path);
        _parts.Add(part);
    }

    public void AddReasoning(ReasoningBlock block, string path)
    {
        if (_parts.Count > 0 && _calls.Count == 0) Close();
        Open(path);
        _reasoning.Add(block);
    }

    /// <summary>The signature of a call that follows.</summary>
    public void AddSignature(string callId, string? signature, string path) => _signatures[callId] = (signature, path);

    public void AddCall(ChatToolCall call, string path)
    {
        Open(path);
        var (signature, signaturePath) = _signatures.GetValueOrDefault(call.Id);
        _calls.Add(call with { Signature = signature, SignaturePath = signaturePath });
    }

    private void Open(string path) => _path ??= path;

    private void Close()
    {
        if (_path is null) return;

        _messages.Add(new ChatMessage
        {
            Role = ChatRole.Assistant,
            Path = _path,
            Reasoning = [.. _reasoning],
            Parts = [.. _parts],
            ToolCalls = [.. _calls],
        });
        _path = null;
        _reasoning.Clear();
        _parts.Clear();
        _calls.Clear();
    }
}
