using System.Text;
using System.Text.Json;

namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>What a client holds at the end, joined from frames the way SDKs do it.</summary>
internal sealed record JoinedFrames(string Content, string Reasoning, IReadOnlyList<string> Calls, string FinishReason, string Usage)
{
    public static JoinedFrames Read(string frames)
    {
        var content = new StringBuilder();
        var reasoning = new StringBuilder();
        var calls = new SortedDictionary<int, (string Id, string Name, StringBuilder Arguments)>();
        var (finish, usage) = ("", "");
        frames.ShouldEndWith("data: [DONE]\n\n");
        foreach (var frame in frames.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).SkipLast(1))
        {
            using var document = JsonDocument.Parse(frame["data: ".Length..]);
            var root = document.RootElement;
            if (root.GetProperty("usage").ValueKind == JsonValueKind.Object) usage = root.GetProperty("usage").GetRawText();
            if (root.GetProperty("choices").GetArrayLength() == 0) continue;

            var choice = root.GetProperty("choices")[0];
            finish = choice.GetProperty("finish_reason").GetString() ?? finish;
            var delta = choice.GetProperty("delta");
            if (delta.TryGetProperty("content", out var text)) content.Append(text.GetString());
            if (delta.TryGetProperty("reasoning_content", out var thought)) reasoning.Append(thought.GetString());
            if (!delta.TryGetProperty("tool_calls", out var pieces)) continue;

            foreach (var piece in pieces.EnumerateArray())
            {
                var index = piece.GetProperty("index").GetInt32();
                var function = piece.GetProperty("function");
                if (piece.TryGetProperty("id", out var id)) calls.Add(index, (id.GetString()!, function.GetProperty("name").GetString()!, new StringBuilder()));
                calls[index].Arguments.Append(function.GetProperty("arguments").GetString());
            }
        }

        calls.Keys.ShouldBe(Enumerable.Range(0, calls.Count));
        return new JoinedFrames(content.ToString(), reasoning.ToString(), [.. calls.Values.Select(call => Call(call.Id, call.Name, call.Arguments.ToString()))], finish, usage);
    }

    public static JoinedFrames OfWhole(JsonElement completion)
    {
        var choice = completion.GetProperty("choices")[0];
        var message = choice.GetProperty("message");
        var calls = message.TryGetProperty("tool_calls", out var given)
            ? given.EnumerateArray().Select(call => Call(
                call.GetProperty("id").GetString()!, call.GetProperty("function").GetProperty("name").GetString()!, call.GetProperty("function").GetProperty("arguments").GetString()!))
            : [];
        return new JoinedFrames(
            message.GetProperty("content").GetString() ?? "",
            message.TryGetProperty("reasoning_content", out var reasoning) ? reasoning.GetString()! : "",
            [.. calls],
            choice.GetProperty("finish_reason").GetString()!,
            completion.GetProperty("usage").GetRawText());
    }

    /// <summary>The arguments have to be JSON; how they are spaced does not matter.</summary>
    private static string Call(string id, string name, string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        return $"{id} {name} {JsonSerializer.Serialize(document.RootElement)}";
    }
}
