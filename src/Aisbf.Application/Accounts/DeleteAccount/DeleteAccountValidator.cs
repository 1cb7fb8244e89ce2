using FluentValidation;

namespace Aisbf.Application.Accounts.DeleteAccount;

internal sealed class DeleteAccountValidator : AbstractValidator<DeleteAccountCommand>
{
    private const string Confirmation = "DELETE";

    public DeleteAccountValidator()
    {
        RuleFor(c => c.Document.Password).IsPassword();
        RuleFor(c => c.Document.Confirm).Equal(Confirmation).WithMessage($"Write {Confirmation} to confirm that everything shall go.");
    }
}
