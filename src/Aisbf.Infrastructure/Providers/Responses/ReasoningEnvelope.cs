using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>
/// What other vendors sign or encrypt, in the one field that clients of the Responses API hand back unread:
/// <c>encrypted_content</c>. A prefix tells it from OpenAI's own.
/// </summary>
/// <param name="Format">Whose it is (see <see cref="ReasoningFormats"/>); null when not known.</param>
/// <param name="Signature">The vendor's proof that the reasoning, or the call, is unchanged.</param>
/// <param name="Encrypted">Reasoning that only the vendor can read.</param>
/// <param name="CallId">The call that the signature belongs to; null when it belongs to the item's own reasoning.</param>
internal sealed record ReasoningEnvelope(string? Format, string? Signature, string? Encrypted, string? CallId = null)
{
    private const string Prefix = "aisbf-reasoning.";

    /// <summary>The fingerprint of who made it; null when it has none.</summary>
    public string? Maker => (Encrypted ?? Signature) is { } blob ? ReasoningSeal.Read(blob)?.Origin : null;

    /// <summary>False for what others have encrypted.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("aisbf-reasoning."u8);

    /// <inheritdoc cref="Is(ReadOnlySpan{byte})"/>
    public static bool Is(string content) => content.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Null when it is not ours, or is damaged.</summary>
    public static ReasoningEnvelope? TryOpen(string content)
    {
        if (!Is(content) || !Base64Url.IsValid(content.AsSpan(Prefix.Length))) return null;

        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(content.AsSpan(Prefix.Length)));
            var root = document.RootElement;
            return new ReasoningEnvelope(
                UpstreamJson.Text(root, "format"), UpstreamJson.Text(root, "signature"), UpstreamJson.Text(root, "encrypted"), UpstreamJson.Text(root, "call_id"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Seal()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, WireJson.Writing))
        {
            json.WriteStartObject();
            Write(json, "format"u8, Format);
            Write(json, "signature"u8, Signature);
            Write(json, "encrypted"u8, Encrypted);
            Write(json, "call_id"u8, CallId);
            json.WriteEndObject();
        }

        return Prefix + Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }
}
