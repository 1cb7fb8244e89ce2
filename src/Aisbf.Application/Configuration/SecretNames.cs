using System.Text.RegularExpressions;

namespace Aisbf.Application.Configuration;

/// <summary>
/// Tells from a setting's name whether its value is a credential, for settings of adapters that the gateway does not know one by
/// one. By whole words, in snake_case, kebab-case or camelCase: <c>auth</c> and <c>authToken</c>, but not <c>author</c>.
/// </summary>
public static partial class SecretNames
{
    // Wherever in a name: nothing else has them in it, and people write them together with other words.
    private static readonly string[] Parts =
        ["secret", "password", "passwd", "passphrase", "passcode", "credential", "cookie", "authorization", "apikey", "accesskey", "privatekey", "accesstoken", "authtoken", "refreshtoken", "sessiontoken", "bearertoken", "idtoken", "connectionstring", "connstr"];

    private static readonly HashSet<string> Words =
    [
        "pat", "pats", "pwd", "pass", "pw", "jwt", "jwts", "pem", "pkcs", "pfx", "dsn", "cred", "creds", "otp", "totp", "psk", "sas", "hmac", "mnemonic", "sid",
    ];

    // The same unless the name ends in a word that describes them, such as token_url or session_timeout.
    private static readonly HashSet<string> DescribableWords =
        ["key", "keys", "token", "tokens", "auth", "oauth", "refresh", "session", "sessions", "bearer", "signature"];

    // Written together with what stands before them: bottoken, dbpwd.
    private static readonly string[] Ends = ["token", "pwd", "jwt", "dsn", "dbpass", "userpass", "smtppass"];

    private static readonly HashSet<string> Describing =
    [
        "type", "method", "mode", "scheme", "algorithm", "format", "policy", "affinity", "version", "url", "uri", "endpoint", "timeout", "ttl", "interval",
        "seconds", "minutes", "hours", "days", "ms", "expiry", "expires", "at", "count", "limit", "size", "enabled", "required", "budget",
    ];

    // In front of tokens they make a count of a model's tokens.
    private static readonly HashSet<string> Counting =
        ["max", "min", "prompt", "completion", "input", "output", "total", "context", "cached", "cacheable", "reasoning", "request", "per", "num", "million", "stop", "special"];

    // Where a credential lies is not the credential: people have to see and edit it.
    private static readonly string[] LocationEnds = ["_file", "_path"];

    public static bool LooksSecret(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Array.Exists(LocationEnds, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        string[] words = [.. Word().Matches(name).Select(match => match.Value.ToLowerInvariant())];
        var joined = string.Concat(words);
        if (Array.Exists(Parts, part => joined.Contains(part, StringComparison.Ordinal)) || Enumerable.Range(0, words.Length).Any(i => IsWord(words, i)))
        {
            return true;
        }

        return words.Length > 0 && !Describing.Contains(words[^1]) && Enumerable.Range(0, words.Length).Any(i => IsDescribable(words, i));
    }

    // pass_through passes something on.
    private static bool IsWord(string[] words, int i) =>
        Words.Contains(words[i]) && !(words[i] == "pass" && i + 1 < words.Length && words[i + 1] == "through");

    private static bool IsDescribable(string[] words, int i) =>
        words[i] is "token" or "tokens" ? !words[..i].Any(Counting.Contains)
        : DescribableWords.Contains(words[i])
            || words[i].Length > 3 && words[i].EndsWith("key", StringComparison.Ordinal)
            || Array.Exists(Ends, end => words[i].EndsWith(end, StringComparison.Ordinal)) && !Counting.Any(words[i].StartsWith);

    // A word is small letters behind at most one capital, or capitals that no small letter follows; digits separate.
    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
