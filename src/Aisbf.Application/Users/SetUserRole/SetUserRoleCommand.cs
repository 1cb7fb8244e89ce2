using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Users.SetUserRole;

/// <summary>Gives a person another role.</summary>
public sealed record SetUserRoleCommand(UserAdministrator Admin, string Username, UserRoleDto Document) : IControlRequest<TaggedUserDto>, IAudited;

internal sealed class SetUserRoleHandler(UserChanger changer) : IRequestHandler<SetUserRoleCommand, Result<TaggedUserDto>>
{
    public async Task<Result<TaggedUserDto>> Handle(SetUserRoleCommand request, CancellationToken cancellationToken)
    {
        var change = new UserChange { Role = RoleNames.Find(request.Document.Role) };
        return (await changer.ChangeAsync(request.Admin, request.Username, change, cancellationToken)).TryGet(out var account, out var error)
            ? TaggedUserDto.Of(account)
            : error;
    }
}
