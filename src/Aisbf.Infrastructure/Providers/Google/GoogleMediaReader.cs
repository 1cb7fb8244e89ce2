using System.Text.Json;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Finds media in generated content.</summary>
internal static class GoogleMediaReader
{
    /// <summary>The data of a kind, as base64, with their types.</summary>
    public static IEnumerable<(string Type, string Data)> Read(JsonElement root, string kind) =>
        from candidate in UpstreamJson.Array(root, "candidates")
        from part in UpstreamJson.Array(UpstreamJson.Object(candidate, "content"), "parts")
        let media = UpstreamJson.Object(part, "inlineData")
        let type = UpstreamJson.Text(media, "mimeType")
        let data = UpstreamJson.Text(media, "data")
        where data is not null && type is not null && type.StartsWith(kind, StringComparison.OrdinalIgnoreCase)
        select (type, data);
}
