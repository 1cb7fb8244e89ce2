using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Passkeys.SignInWithPasskey;

/// <summary>Begins a session with a passkey.</summary>
public sealed record SignInWithPasskeyCommand(PasskeyAnswerDto Document) : IControlRequest<SignedInDto>;

internal sealed class SignInWithPasskeyHandler(IPasskeys passkeys, SignInGuard guard) : IRequestHandler<SignInWithPasskeyCommand, Result<SignedInDto>>
{
    private const string Method = "passkey";

    private static readonly Error Refused = new(ErrorCode.InvalidCredentials, "The passkey is not known here, or its answer is not right or too late.");

    public Task<Result<SignedInDto>> Handle(SignInWithPasskeyCommand request, CancellationToken cancellationToken) =>
        guard.SignInAsync(Method, Method, Refused, () => passkeys.SignInAsync(request.Document.Credential.GetRawText()));
}
