using Aisbf.Domain.Tenancy;
using FluentValidation;

namespace Aisbf.Application.Users.CreateUser;

internal sealed class CreateUserValidator : AbstractValidator<CreateUserCommand>
{
    public CreateUserValidator()
    {
        RuleFor(c => c.Document.Username)
            .Must((_, name, context) =>
            {
                var fault = Username.Fault(name ?? "");
                context.MessageFormatter.AppendArgument("Fault", fault);
                return fault is null;
            })
            .WithMessage("{Fault}");
        RuleFor(c => c.Document.Email).NotNull().WithMessage("An e-mail address is required.").Email();
        RuleFor(c => c.Document.Password).NotNull().WithMessage("A password is required.").Password();
        RuleFor(c => c.Document.Role).Role();
    }
}
