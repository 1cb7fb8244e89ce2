using Aisbf.Domain.Tenancy;
using FluentValidation;

namespace Aisbf.Application.Accounts.SignIn;

internal sealed class SignInValidator : AbstractValidator<SignInCommand>
{
    public SignInValidator()
    {
        RuleFor(c => c.Document.Username)
            .Must(name => name is { Length: > 0 and <= EmailAddress.MaxLength })
            .WithMessage("State the username or the e-mail address.");
        RuleFor(c => c.Document.Password).IsPassword();
    }
}
