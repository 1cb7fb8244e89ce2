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
        foreach (var pair in (string[])[$"{key}:", key, $":{key}"])
        {
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)).TrimEnd('=');
        }
    }
}
