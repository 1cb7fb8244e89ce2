using System.Globalization;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>A role. There is one row for each <see cref="UserRole"/> and no other; the migrations put them there.</summary>
internal sealed class AisbfRole : IdentityRole<Guid>
{
    public static AisbfRole Of(UserRole role)
    {
        var id = new Guid((int)role + 1, 0, 0, new byte[8]);
        var name = role.ToString();
        return new AisbfRole { Id = id, Name = name, NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = ((int)role).ToString(CultureInfo.InvariantCulture) };
    }
}
