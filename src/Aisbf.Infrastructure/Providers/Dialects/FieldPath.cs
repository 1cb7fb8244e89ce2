using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>The paths under which fields of a request are reported; built only when there is something to report.</summary>
internal static class FieldPath
{
    public static string Message(ChatRequest request, int message, string field) =>
        $"{request.Messages[message].Path ?? $"messages[{message}]"}.{field}";

    public static string Part(ChatRequest request, int message, int part)
    {
        var given = request.Messages[message];
        return given.Parts[part].Path
            ?? (given.PlainContent ? Message(request, message, "content") : Message(request, message, $"content[{part}]"));
    }
}
