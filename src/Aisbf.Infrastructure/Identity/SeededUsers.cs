using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Accounts that a host makes by itself, without anybody who asks for them.</summary>
public static class SeededUsers
{
    /// <summary>Makes an account without a password, so that it can be used by its tokens only.</summary>
    public static async Task<Result<Owner>> CreateAsync(IServiceProvider scope, string username, string email, CancellationToken cancellationToken)
    {
        var user = new NewUser(username, email, Password: null, UserRole.User, IsEmailConfirmed: true);
        var created = await scope.GetRequiredService<UserRegistrar>().CreateAsync(user, cancellationToken);
        return created.TryGet(out var made, out var error) ? Owner.OfUser(made.Id) : error;
    }
}
