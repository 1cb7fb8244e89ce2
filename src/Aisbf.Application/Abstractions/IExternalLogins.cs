using Aisbf.Application.ExternalLogins;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>Accounts elsewhere with which people sign in.</summary>
public interface IExternalLogins
{
    /// <summary>
    /// Signs in whoever the provider says it is, after <see cref="Domain.Tenancy.ExternalSignInPolicy"/>, and starts a session on the
    /// request that is being handled. Puts on record what it did or refused.
    /// </summary>
    Task<ExternalSignInOutcome> SignInAsync(ExternalIdentity identity, CancellationToken cancellationToken);

    /// <summary>The providers with which the person can sign in, by name.</summary>
    Task<IReadOnlyList<string>> ListAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Removes a provider, unless the person could not sign in any more without it. Ends the person's sessions.</summary>
    Task<Result<Unit>> UnlinkAsync(Guid userId, string provider, CancellationToken cancellationToken);
}
