using FluentValidation;

namespace Aisbf.Application.Accounts.ChangePassword;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePasswordCommand>
{
    public ChangePasswordValidator()
    {
        RuleFor(c => c.Document.CurrentPassword).IsPassword();
        RuleFor(c => c.Document.NewPassword).IsPassword();
    }
}
