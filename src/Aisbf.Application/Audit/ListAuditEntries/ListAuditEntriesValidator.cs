using FluentValidation;

namespace Aisbf.Application.Audit.ListAuditEntries;

internal sealed class ListAuditEntriesValidator : AbstractValidator<ListAuditEntriesQuery>
{
    private const int MaxText = 256;

    public ListAuditEntriesValidator()
    {
        RuleFor(q => q.Filter.Limit).InclusiveBetween(1, AuditFilter.MaxLimit).OverridePropertyName("limit").WithMessage($"The limit is a number from 1 to {AuditFilter.MaxLimit}.");
        RuleFor(q => q.Filter.Before).Must(before => before is null or > 0).OverridePropertyName("before").WithMessage("It is the number of an entry, from 1.");
        RuleFor(q => q.Filter.Action).MaximumLength(MaxText).OverridePropertyName("action").WithMessage($"It has at most {MaxText} characters.");
        RuleFor(q => q.Filter.Target).MaximumLength(MaxText).OverridePropertyName("target").WithMessage($"It has at most {MaxText} characters.");
        RuleFor(q => q.User).MaximumLength(MaxText).WithMessage($"It has at most {MaxText} characters.");
        RuleFor(q => q.OwnerName).MaximumLength(MaxText).OverridePropertyName("owner").WithMessage($"It has at most {MaxText} characters.");
    }
}
