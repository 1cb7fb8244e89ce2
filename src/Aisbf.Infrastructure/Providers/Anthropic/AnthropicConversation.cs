using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>The conversation as Anthropic wants it: instructions apart, then turns of user and assistant by turns.</summary>
internal sealed class AnthropicConversation
{
    private readonly List<AnthropicBlock> _system = [];
    private readonly List<AnthropicTurn> _turns = [];

    private AnthropicConversation()
    {
    }

    public IReadOnlyList<AnthropicBlock> System => _system;

    public IReadOnlyList<AnthropicTurn> Turns => _turns;

    /// <summary>The model is in the middle of a tool loop whose thinking was not handed back, so it cannot think on.</summary>
    public bool LacksThinking => _turns is [.., { HasToolUse: true, BeginsWithThinking: false }, { HasResults: true }];

    public static AnthropicConversation Create(ChatRequest request, DroppedFields dropped)
    {
        var conversation = new AnthropicConversation();
        var parts = new AnthropicPartMapper(request, dropped);
        for (var i = 0; i < request.Messages.Count; i++)
        {
            conversation.Add(request, i, parts, dropped);
        }

        conversation.Finish();
        return conversation;
    }

    private void Add(ChatRequest request, int index, AnthropicPartMapper parts, DroppedFields dropped)
    {
        var message = request.Messages[index];
        switch (message.Role)
        {
            case ChatRole.System or ChatRole.Developer:
                _system.AddRange(parts.Map(index, AnthropicPlace.System));
                break;
            case ChatRole.User:
                AddAll(parts.Map(index, AnthropicPlace.User), isUser: true);
                break;
            case ChatRole.Tool:
                var id = AnthropicToolId.Clean(message.ToolCallId ?? "");
                AddAll([new AnthropicBlock.ToolResult(id, message.IsError, parts.Map(index, AnthropicPlace.ToolResult))], isUser: true);
                break;
            default:
                AddAll(AssistantBlocks(request, index, parts, dropped), isUser: false);
                break;
        }
    }

    private static List<AnthropicBlock> AssistantBlocks(ChatRequest request, int index, AnthropicPartMapper parts, DroppedFields dropped)
    {
        var message = request.Messages[index];
        var blocks = new List<AnthropicBlock>();
        foreach (var reasoning in message.Reasoning)
        {
            var path = FieldPath.Message(request, index, "reasoning_content");
            if (AnthropicPartMapper.MapReasoning(reasoning, path, dropped) is { } block) blocks.Add(block);
        }

        blocks.AddRange(parts.Map(index, AnthropicPlace.Assistant));
        if (!string.IsNullOrWhiteSpace(message.Refusal)) blocks.Add(new AnthropicBlock.Text(message.Refusal));
        for (var i = 0; i < message.ToolCalls.Count; i++)
        {
            var call = message.ToolCalls[i];
            if (call.Signature is not null) dropped.Add(FieldPath.CallSignature(request, index, i));
            blocks.Add(new AnthropicBlock.ToolUse(AnthropicToolId.Clean(call.Id), call.Name, call.Arguments));
        }

        return blocks;
    }

    /// <summary>Anthropic has no empty turns, and wants the sides to alternate.</summary>
    private void AddAll(List<AnthropicBlock> blocks, bool isUser)
    {
        if (blocks.Count == 0) return;

        if (_turns.Count == 0 || _turns[^1].IsUser != isUser) _turns.Add(new AnthropicTurn(isUser));
        foreach (var block in blocks)
        {
            _turns[^1].Add(block);
        }
    }

    private void Finish()
    {
        for (var i = 1; i < _turns.Count; i++)
        {
            if (_turns[i].HasResults) _turns[i].OrderResultsAfter(_turns[i - 1]);
        }

        // Instructions alone are a request at OpenAI; at Anthropic somebody has to have said something.
        if (_turns.Count > 0 || _system.Count == 0) return;

        AddAll([.. _system], isUser: true);
        _system.Clear();
    }
}
