using FluentValidation;

namespace Aisbf.Application.Accounts.UpdateAccount;

internal sealed class UpdateAccountValidator : AbstractValidator<UpdateAccountCommand>
{
    public UpdateAccountValidator() => RuleFor(c => c.Document.DisplayName).IsDisplayName();
}
