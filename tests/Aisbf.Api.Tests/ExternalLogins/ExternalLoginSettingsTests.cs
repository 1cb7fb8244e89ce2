using Aisbf.Api.ExternalLogins;
using Microsoft.Extensions.Configuration;

namespace Aisbf.Api.Tests.ExternalLogins;

internal sealed class ExternalLoginSettingsTests
{
    [Test]
    public void Nothing_is_offered_that_is_not_configured()
    {
        var settings = Read();
        settings.Google.ShouldBeNull();
        settings.GitHub.ShouldBeNull();
        settings.OpenIdConnect.ShouldBeEmpty();
    }

    [TestCase("Google:ClientId=a", "Google:ClientSecret is missing")]
    [TestCase("GitHub:ClientId=a", "GitHub:ClientSecret is missing")]
    [TestCase("Google:ClientId=a;Google:ClientSecret=b;Google:Authority=http://accounts.example", "Google:Authority is not an https address")]
    [TestCase("GitHub:ClientId=a;GitHub:ClientSecret=b;GitHub:ApiUrl=nowhere", "GitHub:ApiUrl is not an https address")]
    [TestCase("OpenIdConnect:works:Authority=https://a.example;OpenIdConnect:works:ClientSecret=b", "OpenIdConnect:works:ClientId is missing")]
    [TestCase("OpenIdConnect:works:ClientId=a;OpenIdConnect:works:ClientSecret=b", "OpenIdConnect:works:Authority is not an https address")]
    [TestCase("OpenIdConnect:google:ClientId=a;OpenIdConnect:google:ClientSecret=b;OpenIdConnect:google:Authority=https://a.example", "has a name that cannot be used")]
    [TestCase("OpenIdConnect:The Works:ClientId=a;OpenIdConnect:The Works:ClientSecret=b;OpenIdConnect:The Works:Authority=https://a.example", "has a name that cannot be used")]
    public void A_provider_that_is_half_configured_stops_the_start_and_is_named(string settings, string fault) =>
        Should.Throw<InvalidOperationException>(() => Read(settings.Split(';'))).Message.ShouldContain(fault);

    [TestCase("https://accounts.example", true)]
    [TestCase("http://127.0.0.1:5000", true)]
    [TestCase("http://accounts.example", false)]
    [TestCase("ftp://accounts.example", false)]
    [TestCase("/relative", false)]
    [TestCase(null, false)]
    public void Secrets_go_to_safe_addresses_only(string? address, bool isSafe) => ExternalLoginSettings.IsSafeAddress(address).ShouldBe(isSafe);

    private static ExternalLoginSettings Read(params string[] settings) => ExternalLoginSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create($"Aisbf:ExternalLogins:{s[0]}", (string?)s[1])))
        .Build());
}
