using Aisbf.Application.Abstractions;
using Aisbf.Application.Common;
using Aisbf.Application.Configuration;
using FluentValidation;

namespace Aisbf.Application.Providers;

internal sealed class ProviderValidator : AbstractValidator<ProviderDto>
{
    private const int MaxModels = 5000;

    public ProviderValidator(IProviderTypeCatalog types)
    {
        Include(new RouteDefaultsValidator());
        RuleFor(p => p.Name).Name().When(p => p.Name?.Length > 0);
        RuleFor(p => p.Type)
            .Must(type => !string.IsNullOrEmpty(type)).WithMessage("A type is required.")
            .Must(type => string.IsNullOrEmpty(type) || types.Find(type) is not null).WithMessage("No such type of provider is known.");
        RuleFor(p => p.Endpoint)
            .Must(endpoint => ProviderEndpoint.TryParse(endpoint, out _))
            .WithMessage("An endpoint is an absolute http or https URL without user info, query or fragment.")
            .When(p => !string.IsNullOrEmpty(p.Endpoint));
        RuleFor(p => p.Proxy)
            .Must(proxy => ProviderEndpoint.TryParse(proxy, out var uri) && uri.AbsolutePath == "/")
            .WithMessage("A proxy is an absolute http or https URL without user info, path, query or fragment.")
            .When(p => !string.IsNullOrEmpty(p.Proxy));
        RuleFor(p => p.Endpoint)
            .NotEmpty().WithMessage("This type of provider has no default endpoint: state one.")
            .When(p => !string.IsNullOrEmpty(p.Type) && types.Find(p.Type) is { DefaultEndpoint: null });
        RuleFor(p => p.ApiKey).Credential();
        RuleFor(p => p.ApiVersion).Name().When(p => p.ApiVersion?.Length > 0);
        RuleFor(p => p.RateLimit).Pause();
        RuleFor(p => p.CacheTtl).Seconds();
        RuleFor(p => p.MinCacheableTokens).Must(n => n is null or >= 0).WithMessage("A size is a whole number of tokens from 0.");
        RuleFor(p => p.PromptCacheKey).Text();
        RuleFor(p => p.ModelFilter).Text();
        RuleFor(p => p.PricePerMillionPrompt).Price();
        RuleFor(p => p.PricePerMillionCompletion).Price();
        RuleFor(p => p.PremiumReferenceMonthlyCost).Price();
        RuleFor(p => p.FreeTierLimit).Must(n => n is null or (>= 0 and <= double.MaxValue)).WithMessage("A limit is a number from 0.");
        RuleFor(p => p.FreeTierPeriod).Text();
        RuleFor(p => p.FreeTierLimitType).Text();
        RuleFor(p => p.FreeTierDescription).Text();
        RuleFor(p => p.ProTierRequestsDaily).Count();
        RuleFor(p => p.ProTierRequestsWeekly).Count();
        RuleFor(p => p.ProTierRequestsMonthly).Count();
        RuleFor(p => p.ProTierTokensDaily).Count();
        RuleFor(p => p.ProTierTokensWeekly).Count();
        RuleFor(p => p.ProTierTokensMonthly).Count();
        RuleFor(p => p.Models).Must(m => m is null || m.Count <= MaxModels).WithMessage($"A provider lists at most {MaxModels} models.");
        RuleForEach(p => p.Models).NotNull().SetValidator(new ProviderModelValidator());
    }
}
