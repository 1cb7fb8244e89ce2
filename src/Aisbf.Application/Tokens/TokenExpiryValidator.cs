using FluentValidation;

namespace Aisbf.Application.Tokens;

internal sealed class TokenExpiryValidator : AbstractValidator<TokenExpiryDto>
{
    private const int MaxDays = 3650;

    public TokenExpiryValidator(TimeProvider time)
    {
        RuleFor(d => d.ExpiresAt)
            .Must(at => at is null || at > time.GetUtcNow())
            .WithMessage("The instant is in the past.");
        RuleFor(d => d.ExpiresInDays)
            .Must(days => days is null or (>= 1 and <= MaxDays))
            .WithMessage($"The number of days is from 1 to {MaxDays}.");
        RuleFor(d => d.ExpiresInDays)
            .Null()
            .When(d => d.ExpiresAt is not null)
            .WithMessage("State expires_at or expires_in_days, not both.");
    }
}
