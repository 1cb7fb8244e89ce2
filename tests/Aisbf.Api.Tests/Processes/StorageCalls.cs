using System.Net.Http.Headers;
using System.Text.Json;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Processes;

/// <summary>What is asked of a gateway whose database cannot be written.</summary>
internal static class StorageCalls
{
    private static readonly (string Method, string Path, string Body)[] Changes =
    [
        ("PUT", "/api/admin/providers/q", """{"type":"openai","endpoint":"http://127.0.0.1:9/v1","api_key":"k","models":[{"name":"m"}]}"""),
        ("PUT", "/api/admin/rotations/r", """{"model_name":"r","providers":[{"provider_id":"p","models":[{"name":"m","weight":1}]}]}"""),
        ("DELETE", "/api/admin/providers/p", ""),
        ("POST", "/api/admin/tokens", """{"description":"t","scope":"api"}"""),
        ("POST", "/api/admin/users", """{"username":"ada","email":"ada@example.com","password":"correct horse battery","role":"user"}"""),
        ("POST", "/api/admin/config/import", """{"providers":{"i":{"type":"openai","endpoint":"http://127.0.0.1:9/v1","api_key":"k","models":[{"name":"m"}]}}}"""),
    ];

    /// <summary>Every kind of change is refused soon, in words and with the time to wait; none is a fault of ours.</summary>
    public static async Task ShouldRefuseChangesAsync(this HttpClient client)
    {
        foreach (var (method, path, body) in Changes)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body.Length == 0 ? null : GatewayApp.Json(body) };
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            using var response = await client.SendAsync(request, limit.Token);
            var text = await response.Content.ReadAsStringAsync();
            ((int)response.StatusCode).ShouldBe(503, $"{method} {path}: {text}");
            response.Headers.RetryAfter.ShouldNotBeNull(path);
            JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString().ShouldBe("storage_unavailable", path);
        }
    }

    public static async Task<int> SaveAsync(this HttpClient client, string id, int models = 1)
    {
        var list = string.Join(',', Enumerable.Range(0, models).Select(i => $$"""{"name":"a-model-with-some-name-{{i}}"}"""));
        using var response = await client.PutAsync(
            $"/api/admin/providers/{id}", GatewayApp.Json($$"""{"type":"openai","endpoint":"http://127.0.0.1:9/v1","api_key":"k","models":[{{list}}]}"""));
        return (int)response.StatusCode;
    }

    /// <summary>Changes work again after a while, without a restart.</summary>
    public static async Task ShouldRecoverAsync(this HttpClient client)
    {
        for (var tries = 0; await client.SaveAsync("recovered") is not (200 or 201) || !(await client.ReadyAsync()).Contains("\"ready\"", StringComparison.Ordinal); tries++)
        {
            tries.ShouldBeLessThan(60, "It did not recover.");
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }

    public static async Task<string> ReadyAsync(this HttpClient client) => await client.GetStringAsync("/health/ready");

    public static async Task<string> ImageAsync(this HttpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var response = await client.PostAsync("/v1/images/generations", GatewayApp.Json("""{"model":"p/m","prompt":"x"}"""), limit.Token);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(200, text);
        return text;
    }

    public static async Task<int> UploadAsync(this HttpClient client, int bytes)
    {
        using var file = new ByteArrayContent(new byte[bytes]);
        file.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        using var form = new MultipartFormDataContent { { file, "file", "a.wav" }, { new StringContent("p/m"), "model" } };
        using var response = await client.PostAsync("/v1/audio/transcriptions", form);
        return (int)response.StatusCode;
    }
}
