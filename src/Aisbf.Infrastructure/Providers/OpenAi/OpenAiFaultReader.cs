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

    private const string Words = "try again in ";

    public static UpstreamFault Read(int status, ReadOnlySpan<byte> body)
    {
        var said = FaultBody.Read(body);
        var kind = UpstreamFaults.Classify(status, said);
        // Some vendors answer a wrong key with 400.
        if (kind == AttemptKind.InvalidRequest && (said.Names("invalid_api_key") || said.Says("incorrect api key")))
            kind = AttemptKind.AuthFailed;

        var fault = UpstreamFaults.Create(kind, said);
        if (kind != AttemptKind.RateLimited) return fault;

        return fault with { RetryAfter = said.Names("insufficient_quota") ? QuotaWait : fault.RetryAfter ?? Wait(said.Message) };
    }

    /// <summary>The wait in "Please try again in 1m2.5s."</summary>
    private static TimeSpan? Wait(string? message)
    {
        var at = message?.IndexOf(Words, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0 || TryAgain().Match(message!, at, Math.Min(message!.Length - at, 64)) is not { Success: true } match) return null;

        var wait = TimeSpan.FromHours(Part(match, "h")) + TimeSpan.FromMinutes(Part(match, "m"))
            + TimeSpan.FromSeconds(Part(match, "s")) + TimeSpan.FromMilliseconds(Part(match, "ms"));
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static double Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"try again in (?:(?<h>\d{1,4})h)?(?:(?<ms>\d{1,9}(?:\.\d{1,9})?)ms|(?:(?<m>\d{1,5})m)?(?:(?<s>\d{1,6}(?:\.\d{1,9})?)s)?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TryAgain();
}
