using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aisbf.Benchmarks.Cli;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Benchmarks.Tenants;

/// <summary>A tenant of a filled database. Its number says everything about it, so that nothing has to be remembered.</summary>
internal readonly record struct Tenant(int Number)
{
    /// <summary>Looks as random as a real one, because the order of keys in an index matters.</summary>
    public Owner Owner => Owner.OfUser(new Guid(SHA256.HashData(Encoding.ASCII.GetBytes(Token)).AsSpan(0, 16)));

    public string Username => string.Create(CultureInfo.InvariantCulture, $"tenant{Number:D8}");

    public string Token => string.Create(CultureInfo.InvariantCulture, $"aisbf_bench_tenant_{Number:D8}");

    /// <summary>The tenants of a range such as <c>0-99</c>, or of <c>7</c> alone.</summary>
    public static IReadOnlyList<Tenant> Range(string text)
    {
        var ends = text.Split('-');
        return ends.Length <= 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && last >= first
                ? [.. Enumerable.Range(first, last - first + 1).Select(number => new Tenant(number))]
                : throw new UsageException($"'{text}' is not a range of tenants.");
    }
}
