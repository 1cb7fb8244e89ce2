using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Aisbf.Api.Errors;

/// <summary>Faults that the framework found in a query string, as errors of ours.</summary>
internal static class QueryErrors
{
    /// <summary>The first parameter whose value is of the wrong kind, or null.</summary>
    public static Error? FirstFault(this ModelStateDictionary state) =>
        state.FirstOrDefault(entry => entry.Value?.ValidationState == ModelValidationState.Invalid) is { Value: not null } fault
            ? new Error(ErrorCode.InvalidRequest, "The value is not of the kind that is asked for.", fault.Key)
            : null;
}
