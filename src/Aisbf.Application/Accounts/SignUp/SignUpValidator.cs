using Aisbf.Domain.Tenancy;
using FluentValidation;

namespace Aisbf.Application.Accounts.SignUp;

internal sealed class SignUpValidator : AbstractValidator<SignUpCommand>
{
    public SignUpValidator()
    {
        RuleFor(c => c.Document.Username).Custom((name, context) =>
        {
            if (Username.Fault(name ?? "") is { } fault)
            {
                context.AddFailure(fault);
            }
        });
        RuleFor(c => c.Document.Email).IsEmail();
        RuleFor(c => c.Document.Password).IsPassword();
    }
}
