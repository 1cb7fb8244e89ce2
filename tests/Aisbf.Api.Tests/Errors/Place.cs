using Aisbf.Api.Controllers.Gateway;
using Aisbf.Api.Errors;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Routing;
using Microsoft.AspNetCore.Routing;

namespace Aisbf.Api.Tests.Errors;

/// <summary>One route of a surface, read from the running gateway, so that a new one cannot be forgotten.</summary>
/// <param name="Route">The surface.</param>
/// <param name="Pattern">The route's path.</param>
internal sealed record Place(SurfaceRoute Route, string Pattern)
{
    public bool IsAnthropic => Route.Errors is AnthropicErrorDialect;

    public bool IsUsers => Pattern.StartsWith("/api/user/", StringComparison.Ordinal) || Pattern.StartsWith("/api/u/", StringComparison.Ordinal);

    public bool IsRotations => Pattern.StartsWith("/api/rotations/", StringComparison.Ordinal);

    public bool IsAutoselects => Pattern.StartsWith("/api/autoselect/", StringComparison.Ordinal);

    public bool IsProviders => Pattern.Contains("{provider_id}", StringComparison.Ordinal);

    /// <summary>A prompt can also be counted without a call.</summary>
    public bool IsCount => Route.Surface == Surface.TokenCount;

    public static IReadOnlyList<Place> All(EndpointDataSource source) => [.. source.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<SurfaceRoute>() is not null)
        .Select(endpoint => new Place(endpoint.Metadata.GetMetadata<SurfaceRoute>()!, endpoint.RoutePattern.RawText!))];

    public string Path(string provider, string user) =>
        Pattern.Replace("{provider_id}", provider, StringComparison.Ordinal).Replace("{username}", user, StringComparison.Ordinal);

    /// <summary>A sound request for this surface.</summary>
    public HttpContent Body(string model, bool stream = false)
    {
        if (Route.Surface.TakesForm()) return Form(model, stream);

        var fields = Route.Surface switch
        {
            Surface.ChatCompletions => "\"messages\":[{\"role\":\"user\",\"content\":\"Say pong\"}]",
            Surface.Messages => "\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Say pong\"}]",
            Surface.TokenCount => "\"messages\":[{\"role\":\"user\",\"content\":\"Say pong\"}]",
            Surface.Completions or Surface.ImageGenerations => "\"prompt\":\"Say pong\"",
            Surface.Speech => "\"input\":\"Say pong\",\"voice\":\"alloy\"",
            Surface.Rerank => "\"query\":\"fruit\",\"documents\":[\"An apple\",\"A hammer\"]",
            Surface.Responses or Surface.Embeddings or Surface.Moderations => "\"input\":\"Say pong\"",
            _ => throw new NotSupportedException($"What does a request for {Route.Surface} look like?"),
        };
        return GatewayApp.Json($$"""{"model":{{System.Text.Json.JsonSerializer.Serialize(model)}},{{fields}}{{(stream ? ",\"stream\":true" : "")}}}""");
    }

    public override string ToString() => Pattern;

    private MultipartFormDataContent Form(string model, bool stream)
    {
        var form = new MultipartFormDataContent { { new StringContent(model), "model" } };
        if (stream) form.Add(new StringContent("true"), "stream");
        if (Route.Surface == Surface.ImageEdits) form.Add(new StringContent("Say pong"), "prompt");
        form.Add(new ByteArrayContent([1, 2, 3]), Route.Surface is Surface.ImageEdits or Surface.ImageVariations ? "image" : "file", "x.png");
        return form;
    }
}
