using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Audit.ListAuditEntries;

/// <summary>A page of the audit log, newest first, without what is about people whom the reader does not look after.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Filter">What to list.</param>
/// <param name="User">Name of who did it; null for anybody.</param>
/// <param name="OwnerName">Name of whose namespace it was in, or <c>global</c> for the installation; null for any.</param>
public sealed record ListAuditEntriesQuery(UserAdministrator Reader, AuditFilter Filter, string? User = null, string? OwnerName = null) : IControlRequest<AuditPageDto>;

internal sealed class ListAuditEntriesHandler(IAuditLog log, IUserDirectory users) : IRequestHandler<ListAuditEntriesQuery, Result<AuditPageDto>>
{
    public async Task<Result<AuditPageDto>> Handle(ListAuditEntriesQuery request, CancellationToken cancellationToken)
    {
        var filter = request.Filter with { Reader = request.Reader.UserId, HiddenRoles = HiddenFrom(request.Reader) };
        if (request.User is { } user)
        {
            if (await FindIdAsync(user, cancellationToken) is not { } id)
            {
                return Nobody("user");
            }

            filter = filter with { UserId = id };
        }

        if (request.OwnerName is { } owner)
        {
            var id = owner == AuditEntryDto.Global ? null : await FindIdAsync(owner, cancellationToken);
            if (id is null && owner != AuditEntryDto.Global)
            {
                return Nobody("owner");
            }

            filter = filter with { Owner = new Owner(id) };
        }

        var entries = await log.QueryAsync(filter, cancellationToken);
        return new AuditPageDto([.. entries.Select(AuditEntryDto.Of)], entries.Count < filter.Limit ? null : entries[^1].Id);
    }

    private static UserRole[] HiddenFrom(UserAdministrator reader) => Array.FindAll(
        Enum.GetValues<UserRole>(),
        role => UserAdministrationPolicy.Check(reader, UserAction.ReadAudit, new ManagedUser(Guid.Empty, role, IsEnabled: true, IsLastGlobalAdmin: false)) is not null);

    // By id, too: that of somebody who is gone is all there is left to ask by.
    private async Task<Guid?> FindIdAsync(string name, CancellationToken cancellationToken) =>
        Guid.TryParse(name, out var id) ? id : (await users.FindAsync(name, cancellationToken))?.Id;

    private static Error Nobody(string field) => new(ErrorCode.InvalidRequest, "There is nobody with this name. Somebody who is gone is found by the id.", field);
}
