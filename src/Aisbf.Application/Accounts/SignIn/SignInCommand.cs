using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Accounts.SignIn;

/// <summary>Begins a session with a password.</summary>
public sealed record SignInCommand(CredentialsDto Document) : IControlRequest<SignedInDto>;

internal sealed class SignInHandler(IAccountSessions sessions, IKnownDevices devices, IActorContext actors, IAuditLog audit, AttemptLimits limits)
    : IRequestHandler<SignInCommand, Result<SignedInDto>>
{
    // People type passwords into the wrong field; what is nobody's name is not put on record.
    private const string UnknownName = "unknown";

    private static readonly Error Refused = new(ErrorCode.InvalidCredentials, "The name or the password is not right, or the account is locked.");
    private static readonly Error Unverified = new(ErrorCode.EmailNotVerified, "Verify your e-mail address first: open the link in the mail.");

    public async Task<Result<SignedInDto>> Handle(SignInCommand request, CancellationToken cancellationToken)
    {
        var (name, password) = (request.Document.Username!, request.Document.Password!);
        var actor = actors.Current;

        // A device on which the account's owner has signed in before is not held up by what others do behind the same address.
        var client = await devices.FindAsync(name) ?? actor.Address;
        if (limits.EnterSignIn(client, name) is { } wait)
        {
            return TooMany.Failures(wait);
        }

        var (status, account) = await sessions.SignInAsync(name, password, request.Document.RememberMe);
        if (status == SignInStatus.Busy)
        {
            limits.LeaveSignIn(client, name);
            return TooMany.Hashes;
        }

        if (status == SignInStatus.Refused || account is null)
        {
            await RecordAsync(account, actor, Failure(account));
            return Refused;
        }

        limits.ForgiveSignIn(client, name);
        switch (status)
        {
            case SignInStatus.Unverified:
                await RecordAsync(account, actor, Failure(account, "unverified"));
                return Unverified;
            case SignInStatus.SecondFactorNeeded:
                return new SignedInDto { TwoFactorRequired = true };
            default:
                await RecordAsync(account, actor with { Kind = ActorKind.Session, UserId = account.Id, Name = account.Username }, Success(account));
                return new SignedInDto { Username = account.Username, DisplayName = account.DisplayName, Role = RoleNames.Of(account.Role) };
        }
    }

    private Task RecordAsync(Account? account, Actor actor, AuditEvent entry) =>
        audit.AppendAsync(entry with { Owner = account?.Owner ?? Owner.Global, Actor = actor }, CancellationToken.None);

    private static AuditEvent Success(Account account) => new(AuditActions.SignedIn, account.Owner, account.Username, Detail: "password");

    private static AuditEvent Failure(Account? account, string? why = null) =>
        new(AuditActions.SignInFailed, Owner.Global, account?.Username ?? UnknownName, Succeeded: false, why);
}
