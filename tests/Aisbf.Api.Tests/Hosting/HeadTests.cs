using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Hosting;

/// <summary>HEAD is answered wherever GET is, with the same status and type, and without a body.</summary>
internal sealed class HeadTests : GatewayFixture
{
    private static readonly string[] Pages = ["/swagger/index.html", "/swagger/v1/swagger.json"];

    [Test]
    public async Task Every_route_that_takes_GET_takes_HEAD()
    {
        var paths = App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(endpoint => "/" + Fill(endpoint.RoutePattern.RawText!.TrimStart('/')))
            .Concat(Pages)
            .Distinct()
            .ToList();
        paths.Count.ShouldBeGreaterThan(50);
        foreach (var path in paths)
        {
            var (expected, type) = await AskAsync(HttpMethod.Get, path);
            (await AskAsync(HttpMethod.Head, path)).ShouldBe((expected, type), path);
            expected.ShouldNotBe(405, path);
        }
    }

    private static string Fill(string pattern) =>
        System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]*\}", "none");

    private async Task<(int Status, string? Type)> AskAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await App.Admin.SendAsync(request);
        if (method == HttpMethod.Head)
        {
            (await response.Content.ReadAsStringAsync()).ShouldBeEmpty(path);
        }

        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType);
    }
}
