using Aisbf.Simulator.Faults;

namespace Aisbf.Simulator.Answers;

/// <summary>Decides what the model says. The same request always gets the same answer.</summary>
internal static class AnswerComposer
{
    // Long inputs would make every answer as expensive as its request.
    private const int EchoLimit = 1000;

    public static Answer Compose(Ask ask, string model, Directives directives)
    {
        var calls = Calls(ask, directives);
        var reasoning = directives.Reasoning ?? (ask.WantsReasoning ? $"Thinking about: {Echo(ask.ToolResult ?? ask.LastUserText)}" : null);
        var (text, finish, stopSequence) = calls.Count > 0 ? ("", FinishReason.ToolCalls, null) : Text(ask, model, directives);

        var reasoningTokens = directives.ReasoningTokens ?? TokenCounts.Of(reasoning?.Length ?? 0);
        var output = TokenCounts.Of(text.Length + calls.Sum(c => (long)c.Name.Length + c.Arguments.Length)) + reasoningTokens;
        var tokens = new TokenCounts(
            directives.InputTokens ?? Math.Max(1, TokenCounts.Of(ask.InputCharacters)),
            directives.OutputTokens ?? output,
            directives.CachedTokens ?? 0,
            directives.CacheWriteTokens ?? 0,
            reasoningTokens);
        return new Answer(text, reasoning, calls, directives.Finish ?? finish, stopSequence, tokens);
    }

    private static (string Text, FinishReason Finish, string? StopSequence) Text(Ask ask, string model, Directives directives)
    {
        if (directives.Text is null && ask.WantsJson)
            return (SchemaSynthesis.Json(ask.OutputSchema), FinishReason.Stop, null);

        var text = directives.Text ?? (ask.ToolResult is { } result
            ? $"Simulator model {model} read the tool result: {Echo(result)}"
            : $"Pong from simulator model {model}: {Echo(ask.LastUserText)}");
        text = AnswerText.Shape(text, directives);

        foreach (var stop in ask.Stop)
        {
            if (stop.Length > 0 && text.IndexOf(stop, StringComparison.Ordinal) is >= 0 and var at)
                return (text[..at], FinishReason.StopSequence, stop);
        }

        return ask.MaxTokens is { } max && TokenCounts.Of(text.Length) > max
            ? (AnswerText.Head(text, max * 4), FinishReason.Length, null)
            : (text, FinishReason.Stop, null);
    }

    private static List<ToolCall> Calls(Ask ask, Directives directives)
    {
        if (ask.Tools.Count == 0 || ask.ToolChoice.Forbidden || (ask.ToolResult is not null && directives.Calls is null))
            return [];

        var wanted = directives.Calls
            ?? (ask.ParallelTools && ask.LastUserText.Contains("parallel", StringComparison.OrdinalIgnoreCase) ? 2 : 1);
        var candidates = ask.ToolChoice.Only is { } only ? [.. ask.Tools.Where(t => t.Name == only)] : ask.Tools;
        if (candidates.Count == 0)
            return [];
        var calls = new List<ToolCall>(wanted);
        for (var i = 0; i < wanted; i++)
        {
            var tool = candidates[i % candidates.Count];
            calls.Add(new ToolCall(i, tool.Name, SchemaSynthesis.Json(tool.Schema)));
        }

        return calls;
    }

    private static string Echo(string text) => text.Length <= EchoLimit ? text : AnswerText.Head(text, EchoLimit) + "…";
}
