using FluentValidation;

namespace Aisbf.Application.Tokens.RotateToken;

internal sealed class RotateTokenValidator : AbstractValidator<RotateTokenCommand>
{
    private const int MaxGraceSeconds = 30 * 24 * 60 * 60;

    public RotateTokenValidator(TimeProvider time)
    {
        RuleFor(c => c.Document.GraceSeconds)
            .Must(seconds => seconds is null or (>= 0 and <= MaxGraceSeconds))
            .WithMessage($"The grace is from 0 to {MaxGraceSeconds} seconds.");
        RuleFor(c => c.Document).SetValidator(new TokenExpiryValidator(time));
    }
}
