using System.Globalization;

namespace Aisbf.Domain.Routing;

/// <summary>
/// How long an upstream asks to be left alone, from wherever it says so. Every answer is between 0 and
/// <see cref="CircuitBreaker.MaxWait"/>; a wait that lies in the past, which only a wrong clock or a wrong sum gives, counts as
/// <see cref="CircuitBreaker.DefaultWait"/>; null means that nothing was said.
/// </summary>
public static class RetryAfter
{
    /// <summary>Numbers from here on are instants in Unix seconds (2001 and later), smaller ones are waits in seconds.</summary>
    private const double FirstEpoch = 1e9;

    /// <summary>Numbers from here on are instants in Unix milliseconds.</summary>
    private const double FirstEpochMs = 1e11;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    private const DateTimeStyles AnyUniversal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;

    /// <summary>The wait that a refusal's body names, as far as it was read; JSON or text.</summary>
    public static TimeSpan? FromBody(ReadOnlySpan<byte> body, DateTimeOffset now) => RetryAfterBody.Find(body, now);

    /// <summary>The value of a <c>Retry-After</c> header: seconds or an HTTP date.</summary>
    public static TimeSpan? FromHeader(string? value, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (Number(value) is { } seconds)
        {
            return OfSeconds(seconds);
        }

        return Date(value, now) ?? WaitText.Duration(value);
    }

    /// <summary>The value of a header that states milliseconds.</summary>
    public static TimeSpan? FromMilliseconds(string? value) => value is not null && Number(value) is { } wait ? OfSeconds(wait / 1000) : null;

    /// <summary>
    /// A point in time at which a limit is lifted: Unix seconds or milliseconds, or a date. Some upstreams give the seconds that are
    /// left, or a duration such as <c>6m0s</c>, in the same place; those are too small or too long for a date.
    /// </summary>
    public static TimeSpan? FromReset(string? value, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        return Number(value) is { } number ? OfReset(number, now) : Date(value, now) ?? WaitText.Duration(value);
    }

    /// <summary>A wait in words, such as <c>try again in 1m30.5s</c> or <c>wait 2 hours</c>.</summary>
    public static TimeSpan? FromText(ReadOnlySpan<char> text) => WaitText.Find(text);

    internal static TimeSpan? OfSeconds(double seconds) =>
        double.IsNaN(seconds) ? null
        : seconds < 0 ? CircuitBreaker.DefaultWait
        : seconds >= CircuitBreaker.MaxWait.TotalSeconds ? CircuitBreaker.MaxWait
        : TimeSpan.FromSeconds(seconds);

    internal static TimeSpan? OfReset(double number, DateTimeOffset now) => number switch
    {
        >= FirstEpochMs => OfSeconds((number - now.ToUnixTimeMilliseconds()) / 1000),
        >= FirstEpoch => OfSeconds(number - now.ToUnixTimeMilliseconds() / 1000.0),
        _ => OfSeconds(number),
    };

    internal static double? Number(ReadOnlySpan<char> value) =>
        double.TryParse(value, Plain, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    internal static TimeSpan? Date(ReadOnlySpan<char> value, DateTimeOffset now) =>
        // The shortest date has ten characters; without that floor a bare '5m' or '1.2' might pass for one.
        value.Trim().Length >= 10
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, AnyUniversal, out var date)
            ? OfSeconds((date - now).TotalSeconds)
            : null;
}
