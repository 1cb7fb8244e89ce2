using FluentValidation;

namespace Aisbf.Application.Users.SetUserRole;

internal sealed class SetUserRoleValidator : AbstractValidator<SetUserRoleCommand>
{
    public SetUserRoleValidator() => RuleFor(c => c.Document.Role).NotNull().WithMessage("A role is required.").Role();
}
