using System.Buffers.Text;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Media that stand in the request itself (RFC 2397, base64 only).</summary>
internal static class DataUrl
{
    private const string Prefix = "data:";

    public static bool Is(string url) => url.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The media of <c>data:TYPE;base64,DATA</c>; null when it is not of that form or the data are not base64.</summary>
    public static MediaSource? Parse(string url)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !Is(url)) return null;

        var head = url.AsSpan(Prefix.Length, comma - Prefix.Length);
        if (!head.EndsWith(";base64", StringComparison.OrdinalIgnoreCase)) return null;

        var type = head[..^";base64".Length];
        var parameters = type.IndexOf(';');
        if (parameters >= 0) type = type[..parameters];
        return FromBase64(url.AsMemory(comma + 1), type.IsEmpty ? "application/octet-stream" : type.ToString().ToLowerInvariant());
    }

    /// <summary>Null when the data are not base64.</summary>
    public static MediaSource? FromBase64(string data, string mediaType) => FromBase64(data.AsMemory(), mediaType);

    private static MediaSource? FromBase64(ReadOnlyMemory<char> data, string mediaType) =>
        data.IsEmpty || !Base64.IsValid(data.Span) ? null : MediaSource.FromBase64(MediaSignature.Of(data.Span) ?? Plain(mediaType), data);

    private static string Plain(string mediaType) => mediaType switch
    {
        "image/jpg" => "image/jpeg",
        "audio/mpeg" => "audio/mp3",
        "audio/x-wav" or "audio/wave" => "audio/wav",
        _ => mediaType,
    };
}
