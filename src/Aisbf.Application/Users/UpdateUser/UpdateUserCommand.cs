using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Users.UpdateUser;

/// <summary>Replaces what an account says of the person, and changes what else is stated; all of it or nothing.</summary>
/// <param name="Admin">Who does it.</param>
/// <param name="Username">Whose account.</param>
/// <param name="Document">What it is to be.</param>
/// <param name="Stamps">The account has to have one of these stamps; null for any.</param>
public sealed record UpdateUserCommand(UserAdministrator Admin, string Username, UserUpdateDto Document, IReadOnlyList<string>? Stamps)
    : IControlRequest<TaggedUserDto>, IAudited;

internal sealed class UpdateUserHandler(UserChanger changer) : IRequestHandler<UpdateUserCommand, Result<TaggedUserDto>>
{
    public async Task<Result<TaggedUserDto>> Handle(UpdateUserCommand request, CancellationToken cancellationToken)
    {
        var sent = request.Document;
        var change = new UserChange
        {
            Profile = new UserProfile(sent.Email!, sent.DisplayName),
            Password = sent.Password is { } password ? new Secret(password) : null,
            Role = RoleNames.Find(sent.Role),
            IsEnabled = sent.IsEnabled,
            Stamps = request.Stamps,
        };
        return (await changer.ChangeAsync(request.Admin, request.Username, change, cancellationToken)).TryGet(out var account, out var error)
            ? TaggedUserDto.Of(account)
            : error;
    }
}
