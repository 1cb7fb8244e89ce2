using Aisbf.Application.Common;
using FluentValidation;

namespace Aisbf.Application.Rotations;

internal sealed class RotationModelValidator : AbstractValidator<RotationModelDto>
{
    public RotationModelValidator()
    {
        RuleFor(m => m.Name).NotEmpty().WithMessage("A model has a name.").Name();
        RuleFor(m => m.Weight).Weight();
        RuleFor(m => m.RateLimit).Pause();
        RuleFor(m => m.RateLimitTpm).Count();
        RuleFor(m => m.RateLimitTph).Count();
        RuleFor(m => m.RateLimitTpd).Count();
        RuleFor(m => m.MaxRequestTokens).Size();
        RuleFor(m => m.MaxTokens).Size();
        RuleFor(m => m.ContextSize).Size();
        RuleFor(m => m.CondenseContext).Percent();
        RuleFor(m => m.CondenseMethod!.Items).Words().When(m => m.CondenseMethod is not null).OverridePropertyName("CondenseMethod");
        RuleFor(m => m.VectorSpace).NotEmpty().WithMessage("A vector space has a name.").When(m => m.VectorSpace is not null).Name();
        RuleFor(m => m.Capabilities).Words();
    }
}
