using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aisbf.Domain.Tenancy;

/// <summary>The codes of authenticator apps (TOTP, RFC 6238): six digits, another one every 30 seconds.</summary>
public static class TimeBasedCode
{
    public const int Digits = 6;

    public const int PeriodSeconds = 30;

    private const int Modulus = 1_000_000;

    // How many periods the clock of the app and ours may be apart, either way.
    private const int Drift = 1;

    // Alphabet of RFC 4648, five bits to a character.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsOfCharacter = 5;

    /// <summary>The code of a period.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what authenticator apps know; as a MAC it is not broken.")]
    public static string Of(ReadOnlySpan<byte> key, long period)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, period);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var truncated = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (truncated % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The period whose code it is, or null. A period before or at <paramref name="lastPeriod"/> does not count: somebody may have
    /// seen that code when it was used.
    /// </summary>
    /// <param name="secret">The key in base 32, as apps take it.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">The present.</param>
    /// <param name="lastPeriod">The period of the last code that was accepted; null for none.</param>
    public static long? FindPeriod(string secret, string code, DateTimeOffset now, long? lastPeriod)
    {
        var key = Decode(secret);
        var typed = Encoding.UTF8.GetBytes(code);
        var present = now.ToUnixTimeSeconds() / PeriodSeconds;
        for (var period = present - Drift; period <= present + Drift; period++)
        {
            if (!(period <= lastPeriod) && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(key, period)), typed))
            {
                return period;
            }
        }

        return null;
    }

    private static byte[] Decode(string secret)
    {
        var bytes = new byte[secret.Length * BitsOfCharacter / 8];
        var (bits, count, length) = (0, 0, 0);
        foreach (var c in secret)
        {
            bits = ((bits << BitsOfCharacter) | Alphabet.IndexOf(c, StringComparison.Ordinal)) & 0xfff;
            count += BitsOfCharacter;
            if (count >= 8)
            {
                count -= 8;
                bytes[length++] = (byte)(bits >> count);
            }
        }

        return bytes;
    }
}
