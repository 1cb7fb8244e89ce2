using FluentValidation;

namespace Aisbf.Application.Accounts.VerifyEmail;

internal sealed class VerifyEmailValidator : AbstractValidator<VerifyEmailCommand>
{
    public VerifyEmailValidator() => RuleFor(c => c.Document.Token).IsToken();
}
