using System.Text;

namespace Aisbf.Domain.Common;

/// <summary>Takes a credential out of texts that somebody else wrote: whoever gets one may repeat it in an error.</summary>
public static class SecretMask
{
    private const string Stars = "***";

    /// <summary>Shorter texts are parts of common words, and no credentials.</summary>
    private const int MinLength = 6;

    /// <summary>The error without the credential, in whatever common form it has it.</summary>
    public static Error Without(this Error error, Secret? secret)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (secret?.Reveal() is not { Length: >= MinLength } key)
        {
            return error;
        }

        var (message, param) = (Hide(error.Message, key), error.Param is null ? null : Hide(error.Param, key));
        return message == error.Message && param == error.Param ? error : error with { Message = message, Param = param };
    }

    private static string Hide(string text, string key)
    {
        foreach (var form in Forms(key))
        {
            text = text.Replace(form, Stars, StringComparison.OrdinalIgnoreCase);
        }

        // Words of others are cut when they are long, perhaps in the middle of the credential.
        for (var length = key.Length - 1; length >= MinLength; length--)
        {
            if (text.EndsWith(key[..length], StringComparison.Ordinal))
            {
                return text[..^length] + Stars;
            }
        }

        return text;
    }

    private static IEnumerable<string> Forms(string key)
    {
        yield return key;
        yield return Uri.EscapeDataString(key);
        yield return key.Replace("/", "\\/", StringComparison.Ordinal);
        yield return ForHtml(key);
        foreach (var pair in (string[])[$"{key}:", key, $":{key}"])
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)).TrimEnd('=');
            yield return encoded;
            yield return ForUrl(encoded);
        }

        // Behind a name of somebody's choice.
        for (var before = 0; before < 3; before++)
        {
            var within = Within(Encoding.UTF8.GetBytes(key), before);
            yield return within;
            yield return ForUrl(within);
        }
    }

    /// <summary>The characters of a longer text in Base64 that nothing but the credential decides, by how far into a group of three it begins.</summary>
    private static string Within(byte[] key, int before)
    {
        var encoded = Convert.ToBase64String([.. new byte[before], .. key]);
        var first = (before * 8 + 5) / 6;
        return encoded[first..((before + key.Length) * 8 / 6)];
    }

    private static string ForHtml(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    private static string ForUrl(string encoded) => encoded.Replace('+', '-').Replace('/', '_');
}
