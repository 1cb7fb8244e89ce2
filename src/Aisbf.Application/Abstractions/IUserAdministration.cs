using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>
/// Changes people's accounts. Each call is one transaction in which <see cref="UserAdministrationPolicy"/> decides on what
/// is true at that moment, with no other change of rights beside it; what it forbids changes nothing. Sessions and tokens that are
/// to end have ended when a call returns.
/// </summary>
public interface IUserAdministration
{
    /// <summary>Makes an account whose address counts as the person's.</summary>
    Task<Result<UserAccount>> CreateAsync(UserAdministrator admin, NewAccount account, CancellationToken cancellationToken);

    /// <summary>Changes an account, all of it or nothing.</summary>
    Task<Result<ChangedUser>> ChangeAsync(UserAdministrator admin, string username, UserChange change, CancellationToken cancellationToken);

    /// <summary>Removes an account with everything that is its own, and answers whose it was.</summary>
    Task<Result<UserSummary>> DeleteAsync(UserAdministrator admin, string username, CancellationToken cancellationToken);
}
