using Aisbf.Application.Common;
using FluentValidation;

namespace Aisbf.Application.Providers.PutProvider;

internal sealed class PutProviderValidator : AbstractValidator<PutProviderCommand>
{
    public PutProviderValidator(IValidator<ProviderDto> document)
    {
        RuleFor(c => c.Id).ResourceId();
        RuleFor(c => c.Document.Id)
            .Must((command, id) => id == command.Id)
            .When(c => c.Document.Id is not null)
            .WithMessage("The id in the body is not the id in the path.");
        RuleFor(c => c.Document).SetValidator(document);
    }
}
