using FluentValidation;

namespace Aisbf.Application.Accounts.ResetPassword;

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPasswordCommand>
{
    public ResetPasswordValidator()
    {
        RuleFor(c => c.Document.Token).IsToken();
        RuleFor(c => c.Document.Password).IsPassword();
    }
}
