using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Reads clients' requests on surfaces besides chat, for vendors that have other shapes for them.</summary>
internal static class SurfaceRequests
{
    /// <summary>Reads a body with a reader that may leave faults in its context; the first of them is the result.</summary>
    public static Result<T> Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, RequestContext, Result<T>> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body, WireJson.Reading);
            var context = new RequestContext();
            var result = read(document.RootElement, context);
            return context.Error is { } error ? error : result;
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

    /// <summary>What the provider cannot do, in words that go on from its name.</summary>
    public static Error Unsupported(Provider provider, string words, string param) =>
        new(ErrorCode.UnsupportedFeature, $"Provider '{provider.Id}' ({provider.Type.Name}) {words}.", param);
}
