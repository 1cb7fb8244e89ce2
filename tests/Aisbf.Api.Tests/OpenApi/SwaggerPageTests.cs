using System.Text.RegularExpressions;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.OpenApi;

internal sealed partial class SwaggerPageTests : GatewayFixture
{
    [Test]
    public async Task The_page_and_all_that_it_loads_come_from_the_gateway_itself()
    {
        var page = (await App.Anonymous.ReadAsync("/swagger/index.html")).ShouldBeOk();
        var assets = Assets().Matches(page.Body).Select(m => m.Groups[1].Value).ToList();
        assets.Count.ShouldBeGreaterThan(4);
        foreach (var asset in assets)
        {
            asset.ShouldNotContain("//", customMessage: "An asset comes from another host.");
            (await App.Anonymous.ReadAsync($"/swagger/{asset.TrimStart('.', '/')}")).ShouldBeOk().Body.ShouldNotBeEmpty();
        }
    }

    [Test]
    public async Task The_short_address_leads_to_the_page() =>
        (await App.Anonymous.ReadAsync("/swagger")).ShouldHaveStatus(301).Header("Location").ShouldBe("swagger/index.html");

    [Test]
    public async Task The_page_runs_no_script_but_its_own_and_keeps_no_token()
    {
        foreach (var path in new[] { "/swagger/index.html", "/swagger/index.js", "/swagger/v1/swagger.json" })
        {
            var policy = (await App.Anonymous.ReadAsync(path)).ShouldBeOk().Header("Content-Security-Policy").ShouldNotBeNull();
            policy.ShouldContain("default-src 'none'; script-src 'self';");
            policy.ShouldContain("frame-ancestors 'none'");
        }

        var page = await App.Anonymous.ReadAsync("/swagger/index.html");
        InlineScript().IsMatch(page.Body).ShouldBeFalse();
        var script = (await App.Anonymous.ReadAsync("/swagger/index.js")).ShouldBeOk();
        script.Body.Replace(" ", "", StringComparison.Ordinal).ShouldNotContain("\"persistAuthorization\":true", Case.Insensitive);
    }

    [Test]
    public async Task A_browser_shows_every_operation()
    {
        Chromium.IgnoreUnlessInstalled();
        var page = await Chromium.DumpAsync(new Uri(App.Address, "/swagger/index.html"));

        page.ShouldContain("<title>Aisbf API</title>");
        var operations = DescribedOperation.All((await App.Anonymous.ReadAsync("/swagger/v1/swagger.json")).Json);
        Regex.Count(page, "<div class=\"opblock opblock-").ShouldBe(operations.Count, page.Length > 2000 ? page[..2000] : page);
        page.ShouldContain("Authorize");
        page.ShouldNotContain("Failed to load API definition");
        page.ShouldNotContain("Could not resolve reference");
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Assets();

    [GeneratedRegex("<script(?![^>]*\\bsrc=)[^>]*>|\\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();
}
