using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Google's reasons to stop.</summary>
internal static class GoogleFinish
{
    public static FinishReason Map(string? reason, bool hasCalls) => reason switch
    {
        "MAX_TOKENS" => FinishReason.Length,
        "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "LANGUAGE"
            or "IMAGE_SAFETY" or "IMAGE_PROHIBITED_CONTENT" or "IMAGE_RECITATION" => FinishReason.ContentFilter,
        _ => hasCalls ? FinishReason.ToolCalls : FinishReason.Stop,
    };

    /// <summary>The model failed at its own call: with nothing else said, that is no answer, and another try may do better.</summary>
    public static bool IsBroken(string? reason) =>
        reason is "MALFORMED_FUNCTION_CALL" or "UNEXPECTED_TOOL_CALL" or "TOO_MANY_TOOL_CALLS" or "MALFORMED_RESPONSE";

    public static string BrokenMessage(string reason) => $"The model's tool call was not well formed ({reason}).";
}
