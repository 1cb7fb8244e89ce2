using Aisbf.Application.Common;
using FluentValidation;

namespace Aisbf.Application.Configuration;

/// <summary>The rules of the fields that rotations and autoselects share.</summary>
internal sealed class AdvertisedValidator : AbstractValidator<AdvertisedDto>
{
    public AdvertisedValidator()
    {
        Include(new RouteDefaultsValidator());
        RuleFor(d => d.Description).Text();
        RuleFor(d => d.Capabilities).Words();
        RuleFor(d => d.SupportedParameters).Words();
        RuleFor(d => d.ContextLength).Size();
        RuleFor(d => d.Pricing!).SetValidator(new PricingValidator()).When(d => d.Pricing is not null);
    }
}
