using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>How JSON is written to and read from the wire.</summary>
internal static class WireJson
{
    /// <summary>Text goes out as UTF-8, not as escapes: what we write is never put into HTML, and escapes cost bytes.</summary>
    public static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>A field given twice could be read differently by two readers, so it is refused.</summary>
    public static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    /// <summary>Upstreams are read as they come.</summary>
    public static readonly JsonDocumentOptions ReadingUpstream = new() { MaxDepth = 256 };
}
