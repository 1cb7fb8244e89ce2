using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>The paths under which fields of a request are reported; built only when there is something to report.</summary>
internal static class FieldPath
{
    public static string Message(ChatRequest request, int message, string field) =>
        $"{request.Messages[message].Path ?? $"messages[{message}]"}.{field}";

    /// <summary>The signature that came with a call.</summary>
    public static string CallSignature(ChatRequest request, int message, int call) =>
        request.Messages[message].ToolCalls[call].SignaturePath ?? Message(request, message, $"tool_calls[{call}].extra_content");

    public static string Part(ChatRequest request, int message, int part)
    {
        var given = request.Messages[message];
        return given.Parts[part].Path
            ?? (given.PlainContent ? Message(request, message, "content") : Message(request, message, $"content[{part}]"));
    }
}
