using Microsoft.AspNetCore.Authentication;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Which session a cookie is of, inside its encrypted ticket. The framework writes a session's cookie anew from time to time, and
/// all of them carry the same id.
/// </summary>
internal static class SessionTicket
{
    private const string Key = "aisbf.session";

    /// <summary>The session's id, or null where there is none.</summary>
    public static Guid? ReadFrom(AuthenticationProperties? properties) => Guid.TryParse(properties?.GetString(Key), out var id) ? id : null;

    public static void WriteTo(AuthenticationProperties properties, Guid id) => properties.SetString(Key, id.ToString());
}
