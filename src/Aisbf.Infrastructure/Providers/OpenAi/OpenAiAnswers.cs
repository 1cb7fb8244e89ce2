using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Judges whole answers of OpenAI's dialect.</summary>
internal static class OpenAiAnswers
{
    /// <summary>A completion, of a chat or a text: it has choices.</summary>
    public static UpstreamFault? JudgeCompletion(ReadOnlySpan<byte> body, IUpstreamDialect dialect, out TokenUsage? usage) =>
        Judge(body, dialect, out usage, out var hasChoices) ?? (hasChoices ? null : new UpstreamFault(AttemptKind.InvalidAnswer, null));

    /// <summary>Of any other surface: a JSON object that is no error.</summary>
    public static UpstreamFault? Judge(ReadOnlySpan<byte> body, IUpstreamDialect dialect, out TokenUsage? usage) =>
        Judge(body, dialect, out usage, out _);

    /// <summary>What is no JSON by its own word, such as text or captions: anything.</summary>
    public static UpstreamFault? JudgeText(ReadOnlySpan<byte> body, IUpstreamDialect dialect, out TokenUsage? usage)
    {
        usage = null;
        return null;
    }

    private static UpstreamFault? Judge(ReadOnlySpan<byte> body, IUpstreamDialect dialect, out TokenUsage? usage, out bool hasChoices)
    {
        var facts = OpenAiAnswerFacts.Read(body);
        (usage, hasChoices) = (facts.Usage, facts.HasChoices);
        return facts.HasError ? dialect.ReadFault(200, body) : null;
    }
}
