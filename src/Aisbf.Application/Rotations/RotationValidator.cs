using Aisbf.Application.Common;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Rotations;
using FluentValidation;

namespace Aisbf.Application.Rotations;

internal sealed class RotationValidator : AbstractValidator<RotationDto>
{
    private const int MaxEntries = 500;

    public RotationValidator()
    {
        Include(new AdvertisedValidator());
        RuleFor(r => r.ModelName).Name().When(r => r.ModelName?.Length > 0);
        RuleFor(r => r.Strategy)
            .Must(s => s is null || RotationStrategies.All.Contains(s, StringComparer.Ordinal))
            .WithMessage($"A strategy is one of {string.Join(", ", RotationStrategies.All)}.");
        RuleFor(r => r.Providers).Must(p => p is null || p.Count <= MaxEntries).WithMessage($"A rotation has at most {MaxEntries} entries.");
        RuleForEach(r => r.Providers).NotNull().SetValidator(new RotationEntryValidator());
    }
}
