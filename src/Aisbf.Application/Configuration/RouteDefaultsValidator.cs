using Aisbf.Application.Common;
using FluentValidation;

namespace Aisbf.Application.Configuration;

/// <summary>The rules of the fields that providers, rotations and autoselects share.</summary>
internal sealed class RouteDefaultsValidator : AbstractValidator<RouteDefaultsDto>
{
    public RouteDefaultsValidator()
    {
        RuleFor(d => d.DefaultRateLimit).Pause();
        RuleFor(d => d.DefaultMaxRequestTokens).Size();
        RuleFor(d => d.DefaultMaxTokens).Size();
        RuleFor(d => d.DefaultContextSize).Size();
        RuleFor(d => d.DefaultRateLimitTpm).Count();
        RuleFor(d => d.DefaultRateLimitTph).Count();
        RuleFor(d => d.DefaultRateLimitTpd).Count();
        RuleFor(d => d.DefaultCondenseContext).Percent();
        RuleFor(d => d.DefaultErrorCooldown).Seconds();
        RuleFor(d => d.DefaultCondenseMethod!.Items).Words()
            .When(d => d.DefaultCondenseMethod is not null).OverridePropertyName("DefaultCondenseMethod");
    }
}
