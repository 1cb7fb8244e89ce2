using Aisbf.Application.Common;
using Aisbf.Application.Configuration;
using FluentValidation;

namespace Aisbf.Application.Autoselects;

internal sealed class AutoselectValidator : AbstractValidator<AutoselectDto>
{
    private const int MaxModels = 500;

    public AutoselectValidator()
    {
        Include(new AdvertisedValidator());
        RuleFor(a => a.ModelName).Name().When(a => a.ModelName?.Length > 0);
        RuleFor(a => a.SelectionModel).Name().When(a => a.SelectionModel?.Length > 0);
        RuleFor(a => a.Fallback).Name().When(a => a.Fallback?.Length > 0);
        RuleFor(a => a.AvailableModels).Must(m => m is null || m.Count <= MaxModels).WithMessage($"An autoselect has at most {MaxModels} models.");
        RuleForEach(a => a.AvailableModels).NotNull().SetValidator(new AutoselectModelValidator());
    }
}
