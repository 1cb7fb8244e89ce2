using System.Text.RegularExpressions;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>A request in which kinds of names, in angle brackets, stand for the names themselves.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Body">What PUT and POST send; none when null. JSON, or a form when it does not begin like JSON: one in parts when it begins with <c>--form</c>.</param>
internal sealed partial record RequestTemplate(string Target, string? Body = null)
{
    /// <summary>Kinds of names in the path.</summary>
    public IReadOnlyList<string> PathKinds => KindsIn(Target.Split('?')[0]);

    /// <summary>Kinds of names anywhere.</summary>
    public IReadOnlyList<string> Kinds => KindsIn(Target + Body);

    /// <summary>The request with names in it. A kind with several spellings gives one request for each.</summary>
    public IEnumerable<RequestTemplate> With(Func<string, IReadOnlyList<string>> names)
    {
        var spellings = Kinds.Select(kind => names(kind).Count).DefaultIfEmpty(1).Max();
        for (var i = 0; i < spellings; i++)
        {
            yield return new RequestTemplate(Fill(Target, i), Body is null ? null : Fill(Body, i));
        }

        string Fill(string text, int spelling) => Kind().Replace(text, match =>
        {
            var known = names(match.Groups[1].Value);
            return known[Math.Min(spelling, known.Count - 1)];
        });
    }

    private static IReadOnlyList<string> KindsIn(string text) => [.. Kind().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("<([a-z_]+)>")]
    private static partial Regex Kind();
}
