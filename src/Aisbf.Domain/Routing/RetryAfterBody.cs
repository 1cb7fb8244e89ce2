using System.Text;
using System.Text.Json;

namespace Aisbf.Domain.Routing;

/// <summary>Finds the wait in the body of a refusal, in one pass and wherever it is nested (<c>error</c>, <c>details</c> …).</summary>
internal static class RetryAfterBody
{
    /// <summary>Bytes of a body that are looked at; refusals are short.</summary>
    private const int MaxLength = 64 * 1024;

    private static readonly string[] WaitFields =
        ["retry_after", "retryAfter", "retry_after_seconds", "wait_seconds", "waitSeconds", "retry_in", "retryDelay"];

    private static readonly string[] ResetFields =
        ["reset_time", "resetTime", "reset_at", "resetAt", "reset_timestamp", "resetTimestamp"];

    private static readonly string[] TextFields = ["message", "detail", "error", "error_description"];

    private static readonly string[] ReasonFields = ["reason", "code", "type", "error_code", "status"];

    /// <summary>Words of a reason and the seconds that they usually mean; the first that fits counts.</summary>
    private static readonly (string Word, int Seconds)[] Reasons =
    [
        ("monthly", 86400), ("daily", 3600), ("hourly", 600), ("rate_limit", 60), ("rate-limit", 60), ("ratelimit", 60),
        ("rate limit", 60), ("too_many", 60), ("too-many", 60), ("toomany", 60), ("quota", 3600), ("resource_exhausted", 60),
    ];

    /// <summary>
    /// Of what the body says, the most exact: a wait, then an instant, then a sentence, then what the reason usually means.
    /// </summary>
    public static TimeSpan? Find(ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        body = body[..Math.Min(body.Length, MaxLength)];
        var found = default(Finds);
        try
        {
            var reader = new Utf8JsonReader(body, isFinalBlock: true, default);
            string? field = null;
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        field = reader.GetString();
                        break;
                    case JsonTokenType.String or JsonTokenType.Number when field is not null:
                        found.Take(field, Text(ref reader), reader.TokenType is JsonTokenType.String, now);
                        field = null;
                        break;
                    default:
                        field = null;
                        break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or cut off, or not UTF-8: what was found so far counts, and after that the bare text.
            return found.Best ?? WaitText.Find(Encoding.UTF8.GetString(body));
        }

        return found.Best;
    }

    private static string Text(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);

    private struct Finds
    {
        private TimeSpan? _wait;
        private TimeSpan? _reset;
        private TimeSpan? _text;
        private TimeSpan? _reason;

        public readonly TimeSpan? Best => _wait ?? _reset ?? _text ?? _reason;

        public void Take(string field, string value, bool isText, DateTimeOffset now)
        {
            if (Is(field, WaitFields))
            {
                _wait ??= RetryAfter.FromHeader(value, now);
            }
            else if (Is(field, ResetFields))
            {
                _reset ??= RetryAfter.FromReset(value, now);
            }
            else if (isText && Is(field, TextFields))
            {
                _text ??= WaitText.Find(value);
            }
            else if (isText && Is(field, ReasonFields))
            {
                _reason ??= Usual(value);
            }
        }

        private static bool Is(string field, string[] fields) => Array.IndexOf(fields, field) >= 0;

        private static TimeSpan? Usual(string reason)
        {
            foreach (var (word, seconds) in Reasons)
            {
                if (reason.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return TimeSpan.FromSeconds(seconds);
                }
            }

            return null;
        }
    }
}
