using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.TwoFactor.SignInWithTwoFactor;

/// <summary>Takes the second step of signing in.</summary>
public sealed record SignInWithTwoFactorCommand(SecondFactorDto Document) : IControlRequest<SignedInDto>;

internal sealed class SignInWithTwoFactorHandler(ITwoFactor twoFactor, SignInGuard guard) : IRequestHandler<SignInWithTwoFactorCommand, Result<SignedInDto>>
{
    private static readonly Error NotBegun = new(ErrorCode.InvalidCredentials, "Sign in with the password or the external provider first.");
    private static readonly Error Refused = new(ErrorCode.InvalidCredentials, "The code is not right or was used already, or the account is locked.");

    public async Task<Result<SignedInDto>> Handle(SignInWithTwoFactorCommand request, CancellationToken cancellationToken)
    {
        if (await twoFactor.FindPendingAsync() is not { } account)
        {
            return NotBegun;
        }

        // Counted apart from passwords: a right one takes those counts back, and must not buy further guesses here.
        var method = request.Document.Code is null ? "recovery code" : "authenticator";
        return await guard.SignInAsync($"second factor of {account.Username}", method, Refused, () => twoFactor.SignInAsync(request.Document));
    }
}
