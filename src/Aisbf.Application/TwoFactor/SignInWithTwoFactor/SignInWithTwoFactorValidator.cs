using FluentValidation;

namespace Aisbf.Application.TwoFactor.SignInWithTwoFactor;

internal sealed class SignInWithTwoFactorValidator : AbstractValidator<SignInWithTwoFactorCommand>
{
    private const int MaxCode = 32;

    public SignInWithTwoFactorValidator()
    {
        RuleFor(c => c.Document.Code)
            .Must((c, code) => code is null != c.Document.RecoveryCode is null)
            .WithMessage("State either a code or a recovery code.");
        RuleFor(c => c.Document.Code).MaximumLength(MaxCode);
        RuleFor(c => c.Document.RecoveryCode).MaximumLength(MaxCode);
    }
}
