using Aisbf.Application.Common;
using FluentValidation;

namespace Aisbf.Application.Autoselects;

internal sealed class AutoselectModelValidator : AbstractValidator<AutoselectModelDto>
{
    public AutoselectModelValidator()
    {
        RuleFor(m => m.ModelId).NotEmpty().WithMessage("A model has a model_id.").Name();
        RuleFor(m => m.Description).Text();
        RuleFor(m => m.MaxTokens).Size();
    }
}
