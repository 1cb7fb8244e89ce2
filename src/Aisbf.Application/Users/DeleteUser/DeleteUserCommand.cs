using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Users.DeleteUser;

/// <summary>Removes an account with everything that is its own. What is on record about it stays.</summary>
public sealed record DeleteUserCommand(UserAdministrator Admin, string Username) : IControlRequest<Unit>, IAudited;

internal sealed class DeleteUserHandler(UserChanger changer) : IRequestHandler<DeleteUserCommand, Result<Unit>>
{
    public Task<Result<Unit>> Handle(DeleteUserCommand request, CancellationToken cancellationToken) =>
        changer.DeleteAsync(request.Admin, request.Username, cancellationToken);
}
