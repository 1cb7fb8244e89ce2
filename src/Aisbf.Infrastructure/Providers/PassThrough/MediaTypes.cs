namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>Tells media types apart, whatever parameters they have.</summary>
internal static class MediaTypes
{
    public const string EventStream = "text/event-stream";

    /// <param name="contentType">A <c>Content-Type</c>; null when there is none.</param>
    /// <param name="type">The media type that it may be.</param>
    public static bool Is(string? contentType, string type) =>
        contentType is not null && contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == type.Length || contentType[type.Length] is ';' or ' ');
}
