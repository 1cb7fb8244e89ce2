using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Accounts.GetAccount;

/// <summary>The caller's own account.</summary>
public sealed record GetAccountQuery(Caller Caller) : IControlRequest<AccountDto>;

/// <summary>A person's own account.</summary>
public sealed record AccountDto
{
    public required string Username { get; init; }

    public string? DisplayName { get; init; }

    public required string Email { get; init; }

    public bool EmailVerified { get; init; }

    /// <summary>The address that waits to be confirmed.</summary>
    public string? PendingEmail { get; init; }

    /// <summary><c>user</c>, <c>admin</c> or <c>global_admin</c>.</summary>
    public required string Role { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignedInAt { get; init; }

    public bool TwoFactorEnabled { get; init; }

    public bool HasPicture { get; init; }

    /// <summary>The username of the admin who is signed in as this person; left out when it is the person.</summary>
    public string? ImpersonatedBy { get; init; }
}

internal sealed class GetAccountHandler(IAccountStore accounts, IUserDirectory users) : IRequestHandler<GetAccountQuery, Result<AccountDto>>
{
    public async Task<Result<AccountDto>> Handle(GetAccountQuery request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        if (await accounts.FindAsync(caller.Self.UserId!.Value, cancellationToken) is not { } account)
        {
            return AccountErrors.Gone;
        }

        var impersonator = caller.ImpersonatorId is { } id ? await users.FindAsync(id, cancellationToken) : null;
        return new AccountDto
        {
            Username = account.Username,
            DisplayName = account.DisplayName,
            Email = account.Email,
            EmailVerified = account.IsEmailVerified,
            PendingEmail = account.PendingEmail,
            Role = RoleNames.Of(account.Role),
            CreatedAt = account.CreatedAt,
            LastSignedInAt = account.LastSignedInAt,
            TwoFactorEnabled = account.IsTwoFactorEnabled,
            HasPicture = account.HasPicture,
            ImpersonatedBy = impersonator?.Username,
        };
    }
}
