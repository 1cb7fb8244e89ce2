using FluentValidation;

namespace Aisbf.Application.Users.UpdateUser;

internal sealed class UpdateUserValidator : AbstractValidator<UpdateUserCommand>
{
    public UpdateUserValidator()
    {
        RuleFor(c => c.Document.Email).NotNull().WithMessage("An e-mail address is required.").Email();
        RuleFor(c => c.Document.DisplayName).DisplayName();
        RuleFor(c => c.Document.Password).Password();
        RuleFor(c => c.Document.Role).Role();
    }
}
