using Aisbf.Domain.Tenancy;
using FluentValidation;

namespace Aisbf.Application.Tokens.CreateToken;

internal sealed class CreateTokenValidator : AbstractValidator<CreateTokenCommand>
{
    private const int MaxDescription = 200;
    private const int MaxLimits = 100;

    public CreateTokenValidator(TimeProvider time)
    {
        RuleFor(c => c.Document.Description)
            .Must(d => d is null || d.Length <= MaxDescription && !d.Any(char.IsControl))
            .WithMessage($"A description has at most {MaxDescription} printable characters.");
        RuleFor(c => c.Document.Scope)
            .Must(s => s is null || TokenScopes.Find(s) is not null)
            .WithMessage($"A scope is one of {string.Join(", ", TokenScopes.Names)}.");
        RuleFor(c => c.Document.Scope)
            .Must(s => s != "admin")
            .When(c => !c.Owner.IsGlobal)
            .WithMessage("Only the operator's own tokens can have the scope admin.");
        RuleFor(c => c.Document.AllowedModels)
            .Must(list => list is null || list.Count <= MaxLimits)
            .WithMessage($"There are at most {MaxLimits} entries.");
        RuleForEach(c => c.Document.AllowedModels)
            .Must(text => text is not null && ModelPattern.Normalize(text) is not null)
            .WithMessage("An entry is 'provider/model', 'rotation/id' or 'autoselect/id', with '*' at its end or nowhere.");
        RuleFor(c => c.Document.AllowedAddresses)
            .Must(list => list is null || list.Count <= MaxLimits)
            .WithMessage($"There are at most {MaxLimits} entries.");
        RuleForEach(c => c.Document.AllowedAddresses)
            .Must(text => AddressRange.TryParse(text, out _))
            .WithMessage("An entry is an IP address or a network such as '10.0.0.0/8' or '2001:db8::/32'.");
        RuleFor(c => c.Document).SetValidator(new TokenExpiryValidator(time));
    }
}
