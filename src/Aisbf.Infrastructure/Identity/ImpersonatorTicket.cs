using Microsoft.AspNetCore.Authentication;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Which admin a session was borrowed by, inside its encrypted ticket.</summary>
/// <param name="AdminId">The admin.</param>
/// <param name="SecurityStamp">The admin's security stamp when it began.</param>
/// <param name="WasPersistent">The admin's own session outlives the browser.</param>
internal sealed record ImpersonatorTicket(Guid AdminId, string SecurityStamp, bool WasPersistent)
{
    private const string IdKey = "aisbf.impersonator";
    private const string StampKey = "aisbf.impersonator.stamp";
    private const string PersistentKey = "aisbf.impersonator.persistent";

    /// <summary>Null for a session of one's own.</summary>
    public static ImpersonatorTicket? ReadFrom(AuthenticationProperties? properties) =>
        properties?.GetString(IdKey) is { } id
            ? new ImpersonatorTicket(Guid.Parse(id), properties.GetString(StampKey) ?? "", properties.GetString(PersistentKey) is not null)
            : null;

    public void WriteTo(AuthenticationProperties properties)
    {
        properties.SetString(IdKey, AdminId.ToString());
        properties.SetString(StampKey, SecurityStamp);
        properties.SetString(PersistentKey, WasPersistent ? "true" : null);
    }

    /// <inheritdoc/>
    public override string ToString() => $"impersonated by {AdminId}";
}
