using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Users.ChangeUser;

/// <summary>Changes an account. Each thing that was done is put on record by itself.</summary>
public sealed record ChangeUserCommand(UserAdministrator Admin, string Username, UserChange Change) : IControlRequest<TaggedUserDto>, IAudited;

internal sealed class ChangeUserHandler(UserChanger changer) : IRequestHandler<ChangeUserCommand, Result<TaggedUserDto>>
{
    public async Task<Result<TaggedUserDto>> Handle(ChangeUserCommand request, CancellationToken cancellationToken) =>
        (await changer.ChangeAsync(request.Admin, request.Username, request.Change, cancellationToken)).TryGet(out var account, out var error)
            ? TaggedUserDto.Of(account)
            : error;
}
