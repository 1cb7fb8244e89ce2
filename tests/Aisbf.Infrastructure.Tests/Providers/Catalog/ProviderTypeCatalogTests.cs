using Aisbf.Application.Abstractions;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Catalog;
using Aisbf.Infrastructure.Providers.Dialects;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Infrastructure.Tests.Providers.Catalog;

internal sealed class ProviderTypeCatalogTests
{
    private static readonly ProviderTypeCatalog Types = new(new UpstreamDialects());

    [Test]
    public void Every_type_chats_and_completes_and_says_how()
    {
        foreach (var type in Types.All)
        {
            type.Surfaces[Surface.ChatCompletions].ShouldNotBeNull().PassesThrough.ShouldBe(type.Dialect == Dialect.OpenAi, type.Id);
            type.Surfaces[Surface.Completions].ShouldNotBeNull(type.Id);
            (type.Surfaces[Surface.Embeddings] is null).ShouldBe(type.Dialect == Dialect.Anthropic, type.Id);
            (type.Surfaces[Surface.Rerank] is null).ShouldBe(type.Dialect != Dialect.OpenAi || type.Id == "azure_openai", type.Id);
        }
    }

    [Test]
    public void Every_type_is_sound()
    {
        Types.All.Count.ShouldBeGreaterThan(50);
        foreach (var type in Types.All)
        {
            type.Id.ShouldMatch("^[a-z0-9_]+$");
            Types.Find(type.Id).ShouldBeSameAs(type);
            if (type.DefaultEndpoint is not { } endpoint) continue;

            var uri = new Uri(endpoint, UriKind.Absolute);
            endpoint.ShouldNotEndWith("/");
            uri.Query.ShouldBeEmpty();
            // A key never travels in the clear, and what runs on the operator's own machine needs none.
            uri.IsLoopback.ShouldBe(!type.KeyRequired, type.Id);
            uri.Scheme.ShouldBe(uri.IsLoopback ? "http" : "https", type.Id);
        }
    }

    [TestCase("azure_openai")]
    [TestCase("databricks")]
    [TestCase("snowflake")]
    [TestCase("heroku")]
    public void Some_have_to_be_given_an_endpoint(string id) => Types.Find(id)!.DefaultEndpoint.ShouldBeNull();

    [TestCase("openai", Dialect.OpenAi)]
    [TestCase("groq", Dialect.OpenAi)]
    [TestCase("anthropic", Dialect.Anthropic)]
    [TestCase("google", Dialect.Google)]
    [TestCase("ollama", Dialect.Ollama)]
    public void The_dialect_is_known(string id, Dialect dialect) => Types.Find(id)!.Dialect.ShouldBe(dialect);

    [Test]
    public void An_unknown_type_is_none() => Types.Find("nobody").ShouldBeNull();

    [Test]
    public void The_registration_is_complete()
    {
        using var services = new ServiceCollection().AddProviderDialects().BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        services.GetRequiredService<IProviderTypeCatalog>().Find("openai").ShouldNotBeNull();
        foreach (var dialect in Enum.GetValues<Dialect>()) services.GetRequiredService<UpstreamDialects>().For(dialect).Id.ShouldBe(dialect);
    }
}
