using Aisbf.Domain.Tenancy;
using FluentValidation;

namespace Aisbf.Application.Users.SearchUsers;

internal sealed class SearchUsersValidator : AbstractValidator<SearchUsersQuery>
{
    public SearchUsersValidator() =>
        RuleFor(q => q.Text)
            .MaximumLength(Username.MaxLength)
            .OverridePropertyName("q")
            .WithMessage($"A username has at most {Username.MaxLength} characters.");
}
