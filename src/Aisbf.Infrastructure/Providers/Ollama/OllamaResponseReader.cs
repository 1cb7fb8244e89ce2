using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>Reads a whole answer.</summary>
internal static class OllamaResponseReader
{
    public static ChatResponse Read(ReadOnlyMemory<byte> body)
    {
        using var document = UpstreamJson.ParseObject(body);
        var answer = new OllamaAnswer(document.RootElement);
        if (!answer.HasMessage) throw new JsonException("The upstream's answer has no message.");

        var calls = new List<ChatToolCall>();
        answer.ReadCalls(calls);
        return new ChatResponse
        {
            Model = answer.Model,
            Created = answer.Created,
            Usage = answer.Usage,
            Choices =
            [
                new ChatChoice
                {
                    Text = answer.Text is { Length: > 0 } text ? text : null,
                    Reasoning = answer.Thinking is { Length: > 0 } thinking ? [new ReasoningBlock { Text = thinking }] : [],
                    ToolCalls = calls,
                    FinishReason = answer.Finish(calls.Count > 0),
                },
            ],
        };
    }
}
