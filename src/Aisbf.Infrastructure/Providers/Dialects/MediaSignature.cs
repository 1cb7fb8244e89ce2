namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>
/// Tells what base64 data are by their first bytes. Clients label pictures wrongly, and a vendor that checks refuses the
/// whole request for it.
/// </summary>
internal static class MediaSignature
{
    /// <summary>The media type, or null when the start is none that we know.</summary>
    public static string? Of(ReadOnlySpan<char> base64)
    {
        if (base64.StartsWith("iVBORw0KGgo")) return "image/png";
        if (base64.StartsWith("/9j/")) return "image/jpeg";
        if (base64.StartsWith("R0lGOD")) return "image/gif";
        if (base64.StartsWith("JVBERi0")) return "application/pdf";

        // "RIFF" and four bytes of length, then what is inside.
        if (base64.StartsWith("UklGR") && base64.Length >= 16)
        {
            if (base64[11..].StartsWith("XRUJQ")) return "image/webp";
            if (base64[11..].StartsWith("XQVZF")) return "audio/wav";
        }

        return null;
    }
}
