using System.Text.RegularExpressions;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>Tells from answers whether somebody has learnt of another's things.</summary>
internal static partial class IsolationRules
{
    // They differ from answer to answer.
    private static readonly string[] Unsteady = ["Date", "X-Request-Id", "Set-Cookie", "Expires"];

    /// <summary>Words of the other's in an answer that the request did not have.</summary>
    public static IEnumerable<string> Leaks(Exchange exchange, TenantNames other)
    {
        var (request, answer) = (exchange.Sent.Target + exchange.Sent.Body, Text(exchange.Answer));
        return from word in other.Telling
               where answer.Contains(word, StringComparison.OrdinalIgnoreCase) && !request.Contains(word, StringComparison.OrdinalIgnoreCase)
               select $"{exchange.Method} {exchange.Sent.Target} tells '{word}': {answer}";
    }

    /// <summary>What tells a thing of the other's from one that nobody has.</summary>
    /// <param name="existing">Named what the other has.</param>
    /// <param name="missing">The same request, with names of nothing.</param>
    public static IEnumerable<string> Differences(Exchange existing, Exchange missing)
    {
        var (one, two) = (Faceless(existing), Faceless(missing));
        if (one != two)
        {
            yield return $"{existing.Method} {existing.Sent.Target} differs for what another has:\n{one}\nand for what nobody has:\n{two}";
        }
    }

    /// <summary>A status other than the one for what is not there, or not open to the caller.</summary>
    public static IEnumerable<string> WrongStatus(Exchange exchange, int? expected)
    {
        if (expected is { } status ? exchange.Answer.Status != status : exchange.Answer.Status >= 500)
        {
            yield return $"{exchange.Method} {exchange.Sent.Target} with {exchange.Sent.Body ?? "no body"} answered {exchange.Answer.Status} instead of {expected?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "less than 500"}: {exchange.Answer.Body}";
        }
    }

    private static string Text(Answer answer) =>
        $"{answer.Status}\n{string.Join('\n', Headers(answer).Select(h => $"{h.Key}: {string.Join(",", h.Value)}"))}\n\n{answer.Body}";

    private static string Faceless(Exchange exchange)
    {
        var headers = Headers(exchange.Answer)
            .Where(h => !Unsteady.Contains(h.Key, StringComparer.OrdinalIgnoreCase) && h.Key != "Content-Length")
            .Select(h => $"{h.Key}: {string.Join(",", h.Value)}")
            .Order(StringComparer.Ordinal);
        var text = $"{exchange.Answer.Status}\n{string.Join('\n', headers)}\n\n{exchange.Answer.Body}"
            .Replace(exchange.Names.Mark, "mark", StringComparison.OrdinalIgnoreCase)
            .Replace(exchange.Names.PasskeyId, "passkey", StringComparison.Ordinal)
            .Replace(exchange.Names.Login, "login", StringComparison.Ordinal);
        return Random().Replace(text, "…");
    }

    private static IEnumerable<KeyValuePair<string, IEnumerable<string>>> Headers(Answer answer) => answer.Headers.Concat(answer.ContentHeaders);

    // Ids of requests, ids of tokens, tokens and their ends.
    [GeneratedRegex("\"request_id\":\"[^\"]+\"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|aisbf_[A-Za-z0-9_-]+|\"last_four\":\"[^\"]*\"")]
    private static partial Regex Random();
}
