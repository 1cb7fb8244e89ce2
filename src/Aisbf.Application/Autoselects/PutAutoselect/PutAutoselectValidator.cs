using Aisbf.Application.Common;
using FluentValidation;

namespace Aisbf.Application.Autoselects.PutAutoselect;

internal sealed class PutAutoselectValidator : AbstractValidator<PutAutoselectCommand>
{
    public PutAutoselectValidator(IValidator<AutoselectDto> document)
    {
        RuleFor(c => c.Id).ResourceId();
        RuleFor(c => c.Document.Id)
            .Must((command, id) => id == command.Id)
            .When(c => c.Document.Id is not null)
            .WithMessage("The id in the body is not the id in the path.");
        RuleFor(c => c.Document).SetValidator(document);
    }
}
