using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>Lets the session of the request that is being handled be another person's for a while.</summary>
public interface IImpersonation
{
    /// <summary>
    /// Makes the session that person's, and answers when it ends. It does not outlive the admin's rights: whatever ends the admin's own sessions ends
    /// it too.
    /// </summary>
    Task<Result<DateTimeOffset>> StartAsync(Guid adminId, Guid userId, CancellationToken cancellationToken);

    /// <summary>Makes the session the admin's again. Fails, and ends the session, when that admin is none any more.</summary>
    Task<Result<UserSummary>> StopAsync(Guid adminId, CancellationToken cancellationToken);
}
