using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Has Identity compare names and addresses by <see cref="LookupKey"/>: its own normaliser folds Unicode, by which two people's addresses become one.</summary>
internal sealed class AsciiLookupNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : LookupKey.Of(name);

    public string? NormalizeEmail(string? email) => email is null ? null : LookupKey.Of(email);
}
