using Aisbf.Application.Common;
using Aisbf.Application.Configuration;
using FluentValidation;

namespace Aisbf.Application.Providers;

internal sealed class ProviderModelValidator : AbstractValidator<ProviderModelDto>
{
    public ProviderModelValidator()
    {
        RuleFor(m => m.Name).NotEmpty().WithMessage("A model has a name.").Name();
        RuleFor(m => m.RateLimit).Pause();
        RuleFor(m => m.RateLimitTpm).Count();
        RuleFor(m => m.RateLimitTph).Count();
        RuleFor(m => m.RateLimitTpd).Count();
        RuleFor(m => m.MaxRequestTokens).Size();
        RuleFor(m => m.MaxTokens).Size();
        RuleFor(m => m.ContextSize).Size();
        RuleFor(m => m.ContextLength).Size();
        RuleFor(m => m.CondenseContext).Percent();
        RuleFor(m => m.CondenseMethod!.Items).Words().When(m => m.CondenseMethod is not null).OverridePropertyName("CondenseMethod");
        RuleFor(m => m.ErrorCooldown).Seconds();
        RuleFor(m => m.Description).Text();
        RuleFor(m => m.SupportedParameters).Words();
        RuleFor(m => m.Capabilities).Words();
        RuleFor(m => m.Pricing!).SetValidator(new PricingValidator()).When(m => m.Pricing is not null);
    }
}
