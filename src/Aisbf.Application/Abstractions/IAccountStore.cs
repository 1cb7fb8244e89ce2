using Aisbf.Application.Accounts;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>People's accounts.</summary>
public interface IAccountStore
{
    Task<Account?> FindAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>The account with this address, without regard to case.</summary>
    Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>
    /// Makes an account for somebody who signs up. The address is not known to be theirs. Costs the hash of a password also
    /// where the address is taken; <see cref="Error.Param"/> says which field is at fault.
    /// </summary>
    Task<Result<Account>> SignUpAsync(string username, string email, string password, CancellationToken cancellationToken);

    /// <summary>Sets what the person likes to be called; null for nothing.</summary>
    Task<Result<Unit>> SetDisplayNameAsync(Guid userId, string? name, CancellationToken cancellationToken);

    /// <summary>Keeps the address that the person wants to change to until it is confirmed.</summary>
    Task<Result<Unit>> SetPendingEmailAsync(Guid userId, string email, CancellationToken cancellationToken);

    /// <summary>Notes that a verification mail is sent now. False when the last one was sent less than <paramref name="interval"/> ago.</summary>
    Task<bool> ClaimVerificationMailAsync(Guid userId, TimeSpan interval, CancellationToken cancellationToken);

    /// <summary>Removes an account with everything that is its owner's. The last one who may configure the installation stays.</summary>
    Task<Result<Unit>> DeleteAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>People who signed up before an instant, and never verified their address or signed in.</summary>
    Task<IReadOnlyList<Account>> ListStaleSignUpsAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
