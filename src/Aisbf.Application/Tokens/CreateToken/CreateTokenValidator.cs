using FluentValidation;

namespace Aisbf.Application.Tokens.CreateToken;

internal sealed class CreateTokenValidator : AbstractValidator<CreateTokenCommand>
{
    private const int MaxDescription = 200;
    private const int MaxDays = 3650;

    public CreateTokenValidator(TimeProvider time)
    {
        RuleFor(c => c.Document.Description)
            .Must(d => d is null || d.Length <= MaxDescription && !d.Any(char.IsControl))
            .WithMessage($"A description has at most {MaxDescription} printable characters.");
        RuleFor(c => c.Document.Scope)
            .Must(s => s is null || TokenScopes.Find(s) is not null)
            .WithMessage($"A scope is one of {string.Join(", ", TokenScopes.Names)}.");
        RuleFor(c => c.Document.Scope)
            .Must(s => s != "admin")
            .When(c => !c.Owner.IsGlobal)
            .WithMessage("Only the operator's own tokens can have the scope admin.");
        RuleFor(c => c.Document.ExpiresAt)
            .Must(at => at is null || at > time.GetUtcNow())
            .WithMessage("The instant is in the past.");
        RuleFor(c => c.Document.ExpiresInDays)
            .Must(days => days is null or (>= 1 and <= MaxDays))
            .WithMessage($"The number of days is from 1 to {MaxDays}.");
        RuleFor(c => c.Document.ExpiresInDays)
            .Null()
            .When(c => c.Document.ExpiresAt is not null)
            .WithMessage("State expires_at or expires_in_days, not both.");
    }
}
