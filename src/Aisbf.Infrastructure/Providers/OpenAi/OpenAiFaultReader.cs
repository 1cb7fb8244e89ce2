using System.Globalization;
using System.Text.RegularExpressions;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads the refusals of OpenAI and of those who speak like it.</summary>
internal static partial class OpenAiFaultReader
{
    /// <summary>An account without credit is not refilled within seconds, so a short retry would only burn attempts.</summary>
    private static readonly TimeSpan QuotaWait = TimeSpan.FromMinutes(10);

    public static UpstreamFault Read(int status, ReadOnlySpan<byte> body)
    {
        var said = FaultBody.Read(body);
        var kind = UpstreamFaults.Classify(status, said);
        // Some vendors answer a wrong key with 400.
        if (kind == AttemptKind.InvalidRequest && (said.Names("invalid_api_key") || said.Says("incorrect api key"))) kind = AttemptKind.AuthFailed;

        var fault = UpstreamFaults.Create(kind, said);
        if (kind != AttemptKind.RateLimited) return fault;

        return said.Names("insufficient_quota") ? fault with { RetryAfter = QuotaWait } : fault with { RetryAfter = fault.RetryAfter ?? Wait(said.Message) };
    }

    /// <summary>The wait in "Please try again in 1m2.5s."</summary>
    private static TimeSpan? Wait(string? message)
    {
        if (message is null || TryAgain().Match(message) is not { Success: true } match) return null;

        var wait = TimeSpan.FromHours(Part(match, "h")) + TimeSpan.FromMinutes(Part(match, "m"))
            + TimeSpan.FromSeconds(Part(match, "s")) + TimeSpan.FromMilliseconds(Part(match, "ms"));
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static double Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"try again in (?:(?<h>\d{1,4})h)?(?:(?<m>\d{1,5})m(?!s))?(?:(?<s>\d{1,6}(?:\.\d{1,9})?)s)?(?:(?<ms>\d{1,9}(?:\.\d{1,9})?)ms)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 250)]
    private static partial Regex TryAgain();
}
