namespace Aisbf.Domain.Conversations;

/// <summary>A picture, sound or file: either its address or its bytes.</summary>
public sealed record MediaSource
{
    private MediaSource()
    {
    }

    /// <summary>Its http or https address; null when the bytes are here.</summary>
    public string? Url { get; private init; }

    /// <summary>What the bytes are, such as <c>image/png</c>; null with an address.</summary>
    public string? MediaType { get; private init; }

    /// <summary>The bytes in base64; empty with an address.</summary>
    public ReadOnlyMemory<char> Base64 { get; private init; }

    public static MediaSource FromUrl(string url) => new() { Url = url };

    public static MediaSource FromBase64(string mediaType, ReadOnlyMemory<char> base64) => new() { MediaType = mediaType, Base64 = base64 };
}
