using Aisbf.Application.Contents;
using Aisbf.Domain.Providers;

namespace Aisbf.Application.Tests.Contents;

internal sealed class ContentPolicyTests
{
    [TestCase("https://api.example/v1", "https://api.example/files/a.png", true)]
    [TestCase("https://api.example/v1", "https://API.example:443/files/a.png", true)]
    [TestCase("https://api.example:8443/v1", "https://api.example:8443/a.png", true)]
    [TestCase("https://api.example/v1", "https://api.example:8443/a.png", false, Description = "another port")]
    [TestCase("https://api.example:8443/v1", "https://api.example/a.png", false, Description = "another port")]
    [TestCase("http://10.0.0.1:11434/v1", "http://10.0.0.1:22/a.png", false, Description = "another port")]
    [TestCase("https://api.example/v1", "https://cdn.example/a.png", false, Description = "another host")]
    [TestCase("https://api.example/v1", "https://user@api.example/a.png", false, Description = "with credentials")]
    public void The_providers_host_is_a_name_and_a_port(string endpoint, string address, bool covered)
    {
        var provider = new Provider
        {
            Id = "p",
            Name = "p",
            Type = new ProviderType { Id = "openai", Name = "OpenAI", Dialect = Dialect.OpenAi },
            Endpoint = new Uri(endpoint),
        };
        ContentPolicy.Covers(ContentRewriting.ProviderHost, provider, new Uri(address)).ShouldBe(covered);
    }
}
