using Aisbf.Api.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Errors;

/// <summary>Names in queries and forms that mean something to somebody else's syntax.</summary>
internal sealed class StrangeKeyTests : GatewayFixture
{
    private static readonly string[] Keys = ["[", "a[", "a[]", "a[0].b[", "]", "%00", "a.b.c", "[[[[", "%5B"];

    [Test]
    public async Task No_name_in_a_query_is_a_fault_of_ours()
    {
        var paths = App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(endpoint => "/" + System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), @"\{[^}]*\}", "none"))
            .Distinct();
        foreach (var path in paths)
        {
            using var response = await App.Admin.GetAsync($"{path}?{string.Join('&', Keys.Select(key => $"{key}=1"))}");
            ((int)response.StatusCode).ShouldBeLessThan(500, path);
        }
    }

    [Test]
    public async Task No_name_in_a_form_is_a_fault_of_ours([ValueSource(nameof(Keys))] string key)
    {
        using var form = new StringContent($"{key}=1", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        using var response = await App.Anonymous.PostAsync("/dashboard/reset-password", form);
        ((int)response.StatusCode).ShouldBe(400);
    }
}
