using System.Globalization;
using System.Text.Json;

namespace Aisbf.Api.Tests.Hosting;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record RawAnswer(string Text)
{
    /// <summary>The status, or 0 when the connection was closed without an answer.</summary>
    public int Status => Text.StartsWith("HTTP/1.", StringComparison.Ordinal) ? int.Parse(Text.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;

    /// <summary>The JSON object in the body, whatever frames it.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Text[Text.IndexOf('{', StringComparison.Ordinal)..(Text.LastIndexOf('}') + 1)]);
            return document.RootElement.Clone();
        }
    }
}
