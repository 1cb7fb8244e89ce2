using System.Buffers.Text;
using System.Security.Cryptography;
using Aisbf.Application.Abstractions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Knows devices again by a cookie for each account, which only this installation can make. It opens nothing: whoever shows it is
/// counted apart from strangers when a password is wrong.
/// </summary>
internal sealed class KnownDevices(IHttpContextAccessor accessor, IDataProtectionProvider protection, UserManager<AisbfUser> users, TimeProvider time)
    : IKnownDevices
{
    private const string CookiePrefix = "aisbf_device_";
    private const int NameBytes = 8;
    private const int IdBytes = 16;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("Aisbf.KnownDevices");

    public async Task<string?> FindAsync(string login) =>
        accessor.HttpContext!.Request.Cookies.Any(cookie => cookie.Key.StartsWith(CookiePrefix, StringComparison.Ordinal))
        && await users.FindByLoginNameAsync(login) is { } user
            ? Find(user)
            : null;

    /// <summary>What the device of this request is counted by, if the account's owner has signed in on it before; else null.</summary>
    public string? Find(AisbfUser user) => ReadId(user) is { } id ? $"device {Convert.ToHexString(id)}" : null;

    /// <summary>Remembers that the account's owner has signed in on the device of this request.</summary>
    public void Remember(AisbfUser user)
    {
        var http = accessor.HttpContext!;
        var expires = time.GetUtcNow() + Lifetime;
        byte[] ticket =
            [.. user.Id.ToByteArray(), .. ReadId(user) ?? RandomNumberGenerator.GetBytes(IdBytes), .. BitConverter.GetBytes(expires.UtcTicks)];
        http.Response.Cookies.Append(NameOf(user), Base64Url.EncodeToString(_protector.Protect(ticket)), new CookieOptions
        {
            Expires = expires,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }

    private byte[]? ReadId(AisbfUser user)
    {
        if (accessor.HttpContext?.Request.Cookies[NameOf(user)] is not { } cookie || !Base64Url.IsValid(cookie))
        {
            return null;
        }

        try
        {
            var ticket = _protector.Unprotect(Base64Url.DecodeFromChars(cookie));
            return ticket.Length == 2 * IdBytes + sizeof(long)
                && new Guid(ticket.AsSpan(0, IdBytes)) == user.Id
                && BitConverter.ToInt64(ticket, 2 * IdBytes) > time.GetUtcNow().UtcTicks
                ? ticket[IdBytes..(2 * IdBytes)]
                : null;
        }
        catch (CryptographicException)
        {
            // Not made here, or with a key that is gone: the device is not known.
            return null;
        }
    }

    // The name does not tell whose account it is.
    private static string NameOf(AisbfUser user) => CookiePrefix + Convert.ToHexStringLower(SHA256.HashData(user.Id.ToByteArray()), 0, NameBytes);
}
