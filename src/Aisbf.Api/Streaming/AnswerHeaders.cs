using System.Globalization;
using Aisbf.Application.Gateway;

namespace Aisbf.Api.Streaming;

/// <summary>The headers that tell how an answer came about.</summary>
internal static class AnswerHeaders
{
    public const string RequestId = "X-Request-Id";

    /// <summary>Whom the sender is signed in as, on every answer to an admin who works as somebody else.</summary>
    public const string Impersonating = "X-Aisbf-Impersonating";

    public const string Provider = "X-Aisbf-Provider";
    public const string Model = "X-Aisbf-Model";
    public const string Attempts = "X-Aisbf-Attempts";
    public const string Dropped = "X-Aisbf-Dropped";
    public const string Failover = "X-Aisbf-Failover";
    public const string PreferredProvider = "X-Aisbf-Preferred-Provider";
    public const string PreferredModel = "X-Aisbf-Preferred-Model";

    /// <summary>The autoselect that chose.</summary>
    public const string Autoselect = "X-Aisbf-Autoselect";

    /// <summary>What it chose, as its configuration names it; who answered in the end is in <see cref="Provider"/> and <see cref="Model"/>.</summary>
    public const string Selected = "X-Aisbf-Selected";

    // Common proxies take 8 KiB of headers in all.
    private const int MaxLength = 4000;

    public static void Add(IHeaderDictionary headers, GatewayAnswer answer)
    {
        headers[Attempts] = answer.Attempts == 1 ? "1" : answer.Attempts.ToString(CultureInfo.InvariantCulture);
        if (answer.Candidate is { } candidate)
        {
            headers[Provider] = candidate.Provider.Id;
            headers[Model] = Ascii(candidate.Model);
        }

        if (answer.Reply is { Dropped.Count: > 0 } reply)
        {
            headers[Dropped] = Ascii(string.Join(", ", reply.Dropped));
        }

        if (answer.Plan?.Autoselection is { } selection)
        {
            headers[Autoselect] = selection.Autoselect.Id;
            if (selection.Chosen is { } chosen)
            {
                headers[Selected] = Ascii(chosen);
            }
        }

        if (answer is { FailedOver: true, Plan: { Rotation.NotifyOnFailover: true } plan })
        {
            var preferred = plan.Candidates[0].Candidate;
            headers[Failover] = "true";
            headers[PreferredProvider] = preferred.Provider.Id;
            headers[PreferredModel] = Ascii(preferred.Model);
        }
    }

    /// <summary>Header values are ASCII; anything else in a model's name or a field's path is percent-encoded. Very long ones are cut.</summary>
    public static string Ascii(string value)
    {
        foreach (var c in value)
        {
            if (c is < ' ' or > '~')
            {
                return Cut(Uri.EscapeDataString(value));
            }
        }

        return Cut(value);
    }

    private static string Cut(string value)
    {
        if (value.Length <= MaxLength)
        {
            return value;
        }

        // Not in the middle of an encoded byte.
        var escape = value.IndexOf('%', MaxLength - 2, 2);
        return value[..(escape < 0 ? MaxLength : escape)];
    }
}
