using System.Text.Json;
using Aisbf.Domain.Common;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Opens a client's JSON body. What is wrong with the JSON itself is the client's to hear, not an exception.</summary>
internal static class RequestJson
{
    /// <param name="body">The body.</param>
    /// <param name="read">Reads the body's object; must not keep it.</param>
    public static Result<T> Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, Result<T>> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body, WireJson.Reading);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : new Error(ErrorCode.InvalidRequest, "The body has to be a JSON object.");
        }
        catch (JsonException)
        {
            return new Error(ErrorCode.InvalidRequest, "The body is not valid JSON, is nested too deeply or gives a field twice.");
        }
        catch (InvalidOperationException)
        {
            // The one thing that JsonElement reports this way once kinds are checked: half a surrogate pair, escaped.
            return new Error(ErrorCode.InvalidRequest, "A string of the body is not valid Unicode.");
        }
    }
}
