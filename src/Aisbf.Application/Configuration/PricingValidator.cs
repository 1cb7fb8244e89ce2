using Aisbf.Application.Common;
using FluentValidation;

namespace Aisbf.Application.Configuration;

internal sealed class PricingValidator : AbstractValidator<PricingDto>
{
    public PricingValidator()
    {
        RuleFor(p => p.Prompt).Price();
        RuleFor(p => p.Completion).Price();
        RuleFor(p => p.InputCacheRead).Price();
    }
}
