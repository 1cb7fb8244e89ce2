using FluentValidation;

namespace Aisbf.Application.Accounts.ForgotPassword;

internal sealed class ForgotPasswordValidator : AbstractValidator<ForgotPasswordCommand>
{
    public ForgotPasswordValidator() => RuleFor(c => c.Document.Email).IsEmail();
}
