using System.Globalization;
using System.Numerics;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.TwoFactor;

/// <summary>A person with an authenticator app.</summary>
internal sealed record TwoFactorPerson(TestUser User, string Secret, IReadOnlyList<string> RecoveryCodes)
{
    /// <summary>The bytes of a key in base 32: 160 bits, so that no character is left over.</summary>
    public static byte[] Decode(string secret)
    {
        secret.Length.ShouldBe(32);
        var number = secret.Aggregate(BigInteger.Zero, (sum, c) => (sum << 5) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal));
        return Convert.FromHexString(number.ToString("X", CultureInfo.InvariantCulture).TrimStart('0').PadLeft(40, '0'));
    }
}
