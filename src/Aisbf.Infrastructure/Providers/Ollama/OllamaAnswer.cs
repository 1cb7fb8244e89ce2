using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>One line of an answer; a whole answer is one such line.</summary>
internal readonly struct OllamaAnswer(JsonElement root)
{
    private readonly JsonElement _root = root;
    private readonly JsonElement _message = UpstreamJson.Object(root, "message");

    public bool HasMessage => _message.ValueKind == JsonValueKind.Object;

    public string? Model => UpstreamJson.Text(_root, "model");

    public long? Created => ModelList.Time(_root, "created_at");

    public string Text => UpstreamJson.Text(_message, "content") ?? "";

    public string Thinking => UpstreamJson.Text(_message, "thinking") ?? "";

    public bool IsDone => UpstreamJson.True(_root, "done");

    public TokenUsage? Usage
    {
        get
        {
            var prompt = TokenCounts.Read(_root, "prompt_eval_count");
            var answer = TokenCounts.Read(_root, "eval_count");
            return prompt is null && answer is null ? null : new TokenUsage(prompt ?? 0, answer ?? 0);
        }
    }

    /// <summary>Besides <c>stop</c> and <c>length</c> there are <c>load</c> and <c>unload</c>, for requests that say nothing.</summary>
    public FinishReason Finish(bool hasCalls) =>
        UpstreamJson.Text(_root, "done_reason") == "length" ? FinishReason.Length : hasCalls ? FinishReason.ToolCalls : FinishReason.Stop;

    /// <param name="calls">Where to add them; those already there were read from earlier lines.</param>
    public void ReadCalls(List<ChatToolCall> calls)
    {
        foreach (var element in UpstreamJson.Array(_message, "tool_calls"))
        {
            var function = UpstreamJson.Object(element, "function");
            if (UpstreamJson.Text(function, "name") is not { Length: > 0 } name) continue;

            var arguments = ReadArguments(function);
            var id = UpstreamJson.Text(element, "id") is { Length: > 0 } given ? given : CreateId(calls.Count, name, arguments);
            calls.Add(new ChatToolCall(id, name, arguments));
        }
    }

    private static string ReadArguments(JsonElement function) => function.TryGetProperty("arguments", out var arguments)
        ? arguments.ValueKind switch
        {
            JsonValueKind.Object => arguments.GetRawText(),
            JsonValueKind.String => UpstreamJson.Text(function, "arguments")!,
            _ => "{}",
        }
        : "{}";

    /// <summary>Older servers give no ids. They have to differ between turns, and be the same whenever the same answer is read.</summary>
    private string CreateId(int index, string name, string arguments)
    {
        var time = UpstreamJson.Text(_root, "created_at");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{time}\n{index}\n{name}\n{arguments}"));
        return $"call_{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }
}
