using FluentValidation;

namespace Aisbf.Application.Accounts.ResendVerification;

internal sealed class ResendVerificationValidator : AbstractValidator<ResendVerificationCommand>
{
    public ResendVerificationValidator() => RuleFor(c => c.Document.Email).IsEmail();
}
