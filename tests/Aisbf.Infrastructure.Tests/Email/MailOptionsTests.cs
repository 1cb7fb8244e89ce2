using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Email;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tests.Email;

internal sealed class MailOptionsTests
{
    [Test]
    public void Nothing_has_to_be_set() => Faults([]).ShouldBeEmpty();

    [Test]
    public void A_host_a_sender_and_a_public_address_are_enough() => Faults(Complete).ShouldBeEmpty();

    [TestCase("FromAddress", "", "FromAddress is needed")]
    [TestCase("FromAddress", "nobody", "FromAddress is needed")]
    [TestCase("FromAddress", "Aisbf <a@b.example>", "FromAddress is needed")]
    [TestCase("FromName", "Aisbf\r\nBcc: x@y.example", "FromName is one line")]
    [TestCase("PublicUrl", "", "PublicUrl is needed")]
    [TestCase("PublicUrl", "/dashboard", "PublicUrl is an absolute")]
    [TestCase("PublicUrl", "ftp://ai.example", "PublicUrl is an absolute")]
    [TestCase("PublicUrl", "https://user@ai.example", "PublicUrl is an absolute")]
    [TestCase("PublicUrl", "https://ai.example/?a=b", "PublicUrl is an absolute")]
    [TestCase("PublicUrl", "https://ai.example/#a", "PublicUrl is an absolute")]
    [TestCase("Username", "gateway", "Username and Password go together")]
    [TestCase("Password", "canary", "Username and Password go together")]
    [TestCase("Port", "0", "Port")]
    [TestCase("Timeout", "00:00:00", "Timeout")]
    [TestCase("Security", "7", "Security")]
    public void What_could_never_send_stops_the_start(string name, string value, string fault)
    {
        var settings = new Dictionary<string, string?>(Complete) { [name] = value };
        var found = Faults(settings).ShouldHaveSingleItem();
        found.ShouldContain(fault);
        found.ShouldNotContain("canary");
    }

    [TestCase("https://ai.example", "https://ai.example/dashboard/verify-email?token=a%2Bb%26c&email=x%2By%40z.example")]
    [TestCase("https://ai.example/", "https://ai.example/dashboard/verify-email?token=a%2Bb%26c&email=x%2By%40z.example")]
    [TestCase("http://ai.example:8080/below/it/", "http://ai.example:8080/below/it/dashboard/verify-email?token=a%2Bb%26c&email=x%2By%40z.example")]
    public void Links_begin_with_the_public_address(string publicUrl, string expected)
    {
        using var services = Services(new(Complete) { ["PublicUrl"] = publicUrl });
        services.GetRequiredService<IMailLinks>().To("dashboard/verify-email", ("token", "a+b&c"), ("email", "x+y@z.example"))
            .AbsoluteUri.ShouldBe(expected);
        services.GetRequiredService<IMailLinks>().To("/dashboard/login").Query.ShouldBeEmpty();
    }

    private static Dictionary<string, string?> Complete => new()
    {
        ["Host"] = "mail.example",
        ["FromAddress"] = "gateway@aisbf.example",
        ["PublicUrl"] = "https://ai.example",
    };

    private static IEnumerable<string> Faults(Dictionary<string, string?> settings)
    {
        using var services = Services(settings);
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(pair => $"{MailOptions.Section}:{pair.Key}", pair => pair.Value)).Build())
        .AddLogging()
        .AddAisbfEmail()
        .BuildServiceProvider();
}
