using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Users.CreateUser;

/// <summary>Makes an account.</summary>
public sealed record CreateUserCommand(UserAdministrator Admin, NewUserDto Document)
    : IControlRequest<TaggedUserDto>, IAudited<Result<TaggedUserDto>>
{
    /// <summary>What is left out is a user.</summary>
    internal UserRole Role => RoleNames.Find(Document.Role) ?? UserRole.User;

    public AuditEvent? Describe(Result<TaggedUserDto> response) =>
        response.TryGet(out var created, out var error)
            ? new AuditEvent(AuditActions.AccountCreated, Owner.OfUser(created.User.Id), created.User.Username, Detail: $"as {created.User.Role}")
            : error.Code == ErrorCode.PermissionDenied
                ? new AuditEvent(AuditActions.AccountCreated, Owner.Global, Document.Username!, Succeeded: false, error.Message)
                : null;
}

internal sealed class CreateUserHandler(IUserAdministration users) : IRequestHandler<CreateUserCommand, Result<TaggedUserDto>>
{
    public async Task<Result<TaggedUserDto>> Handle(CreateUserCommand request, CancellationToken cancellationToken)
    {
        var sent = request.Document;
        var account = new NewAccount(sent.Username!, sent.Email!, new Secret(sent.Password!), request.Role);
        return (await users.CreateAsync(request.Admin, account, cancellationToken)).TryGet(out var created, out var error)
            ? TaggedUserDto.Of(created)
            : error;
    }
}
