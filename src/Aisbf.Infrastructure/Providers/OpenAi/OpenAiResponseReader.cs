using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads a whole <c>chat.completion</c>.</summary>
internal static class OpenAiResponseReader
{
    public static ChatResponse Read(ReadOnlyMemory<byte> body)
    {
        using var document = UpstreamJson.ParseObject(body);
        var root = document.RootElement;
        var id = UpstreamJson.Text(root, "id");
        var choices = new List<ChatChoice>();
        foreach (var choice in UpstreamJson.Array(root, "choices"))
        {
            choices.Add(ReadChoice(choice, choices.Count, id));
        }

        if (choices.Count == 0) throw new JsonException("The upstream's answer has no choices.");

        return new ChatResponse
        {
            Id = id,
            Model = UpstreamJson.Text(root, "model"),
            Created = ModelList.Time(root, "created"),
            Choices = choices,
            Usage = OpenAiAnswerMessage.Usage(root),
        };
    }

    private static ChatChoice ReadChoice(JsonElement choice, int index, string? answer)
    {
        var message = new OpenAiAnswerMessage(UpstreamJson.Object(choice, "message"));
        if (!message.IsThere) throw new JsonException("The upstream's choice has no message.");

        var calls = ReadCalls(message, answer);
        return new ChatChoice
        {
            Index = index,
            Text = message.Text is { Length: > 0 } text ? text : null,
            Reasoning = ReadReasoning(message),
            Refusal = message.Refusal is { Length: > 0 } refusal ? refusal : null,
            ToolCalls = calls,
            Images = [.. message.Images],
            FinishReason = OpenAiAnswerMessage.Finish(UpstreamJson.Text(choice, "finish_reason"), calls.Count > 0),
        };
    }

    /// <summary>Details repeat the plain text; only where they have none, it is theirs.</summary>
    private static List<ReasoningBlock> ReadReasoning(OpenAiAnswerMessage message)
    {
        var blocks = message.Details.ToList();
        if (message.Thought is not { Length: > 0 } thought || blocks.Exists(block => block.Text.Length > 0)) return blocks;

        var signed = blocks.FindIndex(block => block.Signature is not null);
        if (signed >= 0) blocks[signed] = blocks[signed] with { Text = thought };
        else blocks.Insert(0, new ReasoningBlock { Text = thought });
        return blocks;
    }

    private static List<ChatToolCall> ReadCalls(OpenAiAnswerMessage message, string? answer)
    {
        var calls = new List<ChatToolCall>();
        foreach (var element in message.Calls)
        {
            Add(UpstreamJson.Text(element, "id"), UpstreamJson.Object(element, "function"), OpenAiAnswerMessage.Signature(element));
        }

        if (calls.Count == 0) Add(null, message.FunctionCall, null);
        return calls;

        void Add(string? id, JsonElement function, string? signature)
        {
            if (UpstreamJson.Text(function, "name") is not { Length: > 0 } name) return;

            var key = string.IsNullOrEmpty(id) ? OpenAiAnswerMessage.CreateCallId(answer, calls.Count, name) : id;
            calls.Add(new ChatToolCall(key, name, OpenAiAnswerMessage.Arguments(function)) { Signature = signature });
        }
    }
}
