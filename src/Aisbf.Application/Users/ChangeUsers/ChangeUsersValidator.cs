using FluentValidation;

namespace Aisbf.Application.Users.ChangeUsers;

internal sealed class ChangeUsersValidator : AbstractValidator<ChangeUsersCommand>
{
    private const int Most = 100;

    public ChangeUsersValidator()
    {
        RuleFor(c => c.Document.Action)
            .Must(action => action is ChangeUsersHandler.Enable or ChangeUsersHandler.Disable or ChangeUsersHandler.Delete)
            .WithMessage($"The action is {ChangeUsersHandler.Enable}, {ChangeUsersHandler.Disable} or {ChangeUsersHandler.Delete}.");
        RuleFor(c => c.Document.Usernames)
            .Must(names => names is { Count: >= 1 and <= Most } && names.All(name => !string.IsNullOrEmpty(name)))
            .WithMessage($"State 1 to {Most} usernames.");
    }
}
