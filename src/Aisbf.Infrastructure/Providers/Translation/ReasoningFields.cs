using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>Where the dialects keep reasoning that only its maker can read, as the names stand in JSON.</summary>
internal static class ReasoningFields
{
    private static ReadOnlySpan<byte> Signature => "\"signature\""u8;

    private static ReadOnlySpan<byte> Data => "\"data\""u8;

    private static ReadOnlySpan<byte> EncryptedContent => "\"encrypted_content\""u8;

    private static ReadOnlySpan<byte> RedactedThinking => "\"redacted_thinking\""u8;

    /// <summary>The values that a surface keeps in a field of its own.</summary>
    public static FieldValues In(Surface surface, ReadOnlySpan<byte> json) => new(json, surface == Surface.Responses ? EncryptedContent : Signature);

    /// <summary>Whether Anthropic's other field is used, whose name also stands for much else.</summary>
    public static bool HasRedacted(Surface surface, ReadOnlySpan<byte> json) => surface != Surface.Responses && json.IndexOf(RedactedThinking) >= 0;

    /// <summary>The values of that field.</summary>
    public static FieldValues Redacted(ReadOnlySpan<byte> json) => new(json, Data);
}
