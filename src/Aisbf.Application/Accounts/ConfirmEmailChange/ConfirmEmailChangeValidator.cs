using FluentValidation;

namespace Aisbf.Application.Accounts.ConfirmEmailChange;

internal sealed class ConfirmEmailChangeValidator : AbstractValidator<ConfirmEmailChangeCommand>
{
    public ConfirmEmailChangeValidator() => RuleFor(c => c.Document.Token).IsToken();
}
