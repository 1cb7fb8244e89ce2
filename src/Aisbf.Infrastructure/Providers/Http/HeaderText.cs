using System.Text;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Makes header values of upstreams fit to be sent on: what a header may not have is percent-encoded, byte by byte.</summary>
internal static class HeaderText
{
    /// <summary>Longer ones are dropped: common proxies refuse answers whose heads are larger.</summary>
    public const int MaxLength = 4096;

    /// <summary>Null for a value that cannot be passed on.</summary>
    public static string? Clean(string? value)
    {
        if (value is null || value.Length > MaxLength)
        {
            return null;
        }

        return value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? Encode(value) : value;
    }

    private static string Encode(string value)
    {
        // The handler decodes as Latin-1, so that every character is a byte of the upstream's.
        var clean = new StringBuilder(value.Length + 16);
        foreach (var octet in Encoding.Latin1.GetBytes(value))
        {
            if (octet is >= (byte)' ' and <= (byte)'~') clean.Append((char)octet);
            else clean.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return clean.ToString();
    }
}
