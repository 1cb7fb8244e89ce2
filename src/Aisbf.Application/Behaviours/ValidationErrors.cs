using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using FluentValidation.Results;

namespace Aisbf.Application.Behaviours;

/// <summary>Turns what validators found into the one error that a caller gets.</summary>
internal static class ValidationErrors
{
    /// <summary>The first fault, and how many there are in all.</summary>
    public static Error ToError(IReadOnlyList<ValidationFailure> failures)
    {
        var first = failures[0];
        var message = failures.Count == 1 ? first.ErrorMessage : $"{first.ErrorMessage} ({failures.Count} faults in all; this is the first.)";
        return new Error(ErrorCode.InvalidRequest, message, FieldPath.FromProperties(first.PropertyName));
    }
}
