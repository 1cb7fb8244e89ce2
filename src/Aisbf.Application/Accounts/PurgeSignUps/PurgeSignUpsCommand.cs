using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;
using Microsoft.Extensions.Options;

namespace Aisbf.Application.Accounts.PurgeSignUps;

/// <summary>Removes accounts whose owners signed up long ago and never came back. Answers how many.</summary>
public sealed record PurgeSignUpsCommand : IControlRequest<int>;

internal sealed class PurgeSignUpsHandler(IAccountStore accounts, IAuditLog audit, TimeProvider time, IOptions<AccountOptions> options)
    : IRequestHandler<PurgeSignUpsCommand, Result<int>>
{
    public async Task<Result<int>> Handle(PurgeSignUpsCommand request, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var account in await accounts.ListStaleSignUpsAsync(time.GetUtcNow().AddDays(-options.Value.StaleSignUpDays), cancellationToken))
        {
            var deleted = await accounts.DeleteAsync(account.Id, cancellationToken);
            await audit.AppendAsync(
                new AuditEvent(AuditActions.AccountDeleted, account.Owner, account.Username, deleted.IsSuccess, deleted.Error?.Message ?? "never verified"),
                CancellationToken.None);
            removed += deleted.IsSuccess ? 1 : 0;
        }

        return removed;
    }
}
