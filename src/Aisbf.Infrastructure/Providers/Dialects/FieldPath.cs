using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>The paths under which fields of a request are reported; built only when there is something to report.</summary>
internal static class FieldPath
{
    public static string Message(int message, string field) => $"messages[{message}].{field}";

    public static string Part(ChatRequest request, int message, int part) =>
        request.Messages[message].PlainContent ? $"messages[{message}].content" : $"messages[{message}].content[{part}]";
}
