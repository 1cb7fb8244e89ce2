using FluentValidation;

namespace Aisbf.Application.Accounts.ChangeEmail;

internal sealed class ChangeEmailValidator : AbstractValidator<ChangeEmailCommand>
{
    public ChangeEmailValidator()
    {
        RuleFor(c => c.Document.Email).IsEmail();
        RuleFor(c => c.Document.Password).IsPassword();
    }
}
