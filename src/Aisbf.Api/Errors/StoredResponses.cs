using Aisbf.Domain.Common;

namespace Aisbf.Api.Errors;

/// <summary>Where OpenAI has stored responses. There are none here, and a client shall learn that rather than guess.</summary>
internal static class StoredResponses
{
    /// <summary>What to say of a path that does not exist; null if it is none of a stored response.</summary>
    public static Error? Missing(PathString path) => path.Value?.Contains("/responses/", StringComparison.OrdinalIgnoreCase) is true
        ? new Error(ErrorCode.NotFound, "There is no such response: nothing is stored here. Send the whole conversation in 'input'.", "response_id")
        : null;
}
