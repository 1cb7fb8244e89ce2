using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Users.Impersonate;

/// <summary>Lets an admin work as a user, in the session that the request came with.</summary>
public sealed record ImpersonateUserCommand(UserAdministrator Admin, string Username) : IControlRequest<ImpersonationDto>, IAudited;

internal sealed class ImpersonateUserHandler(IUserDirectory users, IImpersonation sessions, IAuditLog audit)
    : IRequestHandler<ImpersonateUserCommand, Result<ImpersonationDto>>
{
    public async Task<Result<ImpersonationDto>> Handle(ImpersonateUserCommand request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(request.Username, cancellationToken) is not { } user)
        {
            return UserErrors.NotFound;
        }

        var error = UserAdministrationPolicy.Check(request.Admin, UserAction.Impersonate, user.ToManaged());
        var expires = default(DateTimeOffset);
        var isStarted = error is null
            && (await sessions.StartAsync(request.Admin.UserId!.Value, user.Id, cancellationToken)).TryGet(out expires, out error);
        var entry = new AuditEvent(AuditActions.ImpersonationStarted, Owner.OfUser(user.Id), user.Username, isStarted, error?.Message);
        await audit.AppendAsync(entry, CancellationToken.None);
        return isStarted ? new ImpersonationDto(user.Username, expires) : error!;
    }
}
