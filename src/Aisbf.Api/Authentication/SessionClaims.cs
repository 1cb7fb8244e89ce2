using System.Security.Claims;
using Aisbf.Application.Users.Impersonate;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Authentication;

/// <summary>What a session's cookie tells of the person.</summary>
internal static class SessionClaims
{
    public static Caller? ToCaller(ClaimsPrincipal principal)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return null;
        }

        var roles = principal.FindAll(ClaimTypes.Role).Select(c => Enum.TryParse<UserRole>(c.Value, out var role) ? role : UserRole.User);
        return new Caller(Owner.OfUser(id), Guid.Empty, TokenScope.Api | TokenScope.Mcp)
        {
            Username = principal.Identity?.Name,
            Role = roles.DefaultIfEmpty(UserRole.User).Max(),
            IsSession = true,
            ImpersonatorId = Guid.TryParse(principal.FindFirstValue(ImpersonatorClaim.Type), out var admin) ? admin : null,
        };
    }
}
