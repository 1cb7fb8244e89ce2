using Aisbf.Application.Common;
using Aisbf.Domain.Rotations;
using FluentValidation;

namespace Aisbf.Application.Rotations;

internal sealed class RotationEntryValidator : AbstractValidator<RotationEntryDto>
{
    private const int MaxModels = 5000;

    public RotationEntryValidator()
    {
        RuleFor(e => e.ProviderId).NotEmpty().WithMessage("An entry names a provider.").Name();
        RuleFor(e => e.ApiKey).Credential();
        RuleFor(e => e.Weight).Weight();
        RuleFor(e => e.Models).Must(m => m is null || m.Count <= MaxModels).WithMessage($"An entry lists at most {MaxModels} models.");
        RuleFor(e => e.Models)
            .Must(m => m is { Count: > 0 }).WithMessage("An entry of this kind names what it leads to.")
            .When(e => e.ProviderId is { } id && (RotationEntryKinds.IsRotation(id) || RotationEntryKinds.IsAutoselect(id)));
        RuleForEach(e => e.Models).NotNull().SetValidator(new RotationModelValidator());
    }
}
