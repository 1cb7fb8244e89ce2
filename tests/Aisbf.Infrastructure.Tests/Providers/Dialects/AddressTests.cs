using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Dialects;

internal sealed class AddressTests
{
    private static readonly UpstreamDialects Dialects = new();

    [TestCase("openai", null, false, "https://api.openai.com/v1/chat/completions")]
    [TestCase("openai", "http://localhost:1/v1/", false, "http://localhost:1/v1/chat/completions")]
    [TestCase("openai", "http://localhost:1/v1/chat/completions", false, "http://localhost:1/v1/chat/completions")]
    [TestCase("openai", "http://localhost:1/v1?x=1", false, "http://localhost:1/v1/chat/completions?x=1")]
    [TestCase("github_models", null, false, "https://models.inference.ai.azure.com/chat/completions")]
    [TestCase("azure_openai", "https://x.openai.azure.com", false, "https://x.openai.azure.com/openai/deployments/a%2Fb/chat/completions?api-version=2024-10-21")]
    [TestCase("azure_openai", "https://x.openai.azure.com/openai", false, "https://x.openai.azure.com/openai/deployments/a%2Fb/chat/completions?api-version=2024-10-21")]
    [TestCase("azure_openai", "https://x.openai.azure.com/openai/deployments/d", false, "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21")]
    [TestCase("azure_openai", "https://x.openai.azure.com/openai/v1", false, "https://x.openai.azure.com/openai/v1/chat/completions")]
    [TestCase("azure_openai", "https://x.openai.azure.com/openai?api-version=v9", false, "https://x.openai.azure.com/openai/deployments/a%2Fb/chat/completions?api-version=v9")]
    [TestCase("anthropic", null, true, "https://api.anthropic.com/v1/messages")]
    [TestCase("anthropic", "https://proxy.example/anthropic", true, "https://proxy.example/anthropic/v1/messages")]
    [TestCase("google", null, false, "https://generativelanguage.googleapis.com/v1beta/models/a%2Fb:generateContent")]
    [TestCase("google", null, true, "https://generativelanguage.googleapis.com/v1beta/models/a%2Fb:streamGenerateContent?alt=sse")]
    [TestCase("google", "https://generativelanguage.googleapis.com", true, "https://generativelanguage.googleapis.com/v1beta/models/a%2Fb:streamGenerateContent?alt=sse")]
    [TestCase("ollama", null, true, "http://127.0.0.1:11434/api/chat")]
    [TestCase("ollama", "http://host/ollama/api", true, "http://host/ollama/api/chat")]
    public void A_chat_goes_to(string type, string? endpoint, bool stream, string address)
    {
        var provider = Codec.Provider(type, endpoint);

        Dialects.For(provider.Type.Dialect).ChatUri(provider, "a/b", stream).AbsoluteUri.ShouldBe(address);
    }

    [TestCase("openai", null, Surface.Embeddings, "https://api.openai.com/v1/embeddings")]
    [TestCase("openai", "http://localhost:1/v1/chat/completions", Surface.Speech, "http://localhost:1/v1/audio/speech")]
    [TestCase("jina_ai", null, Surface.Rerank, "https://api.jina.ai/v1/rerank")]
    [TestCase("azure_openai", "https://x.openai.azure.com", Surface.ImageGenerations, "https://x.openai.azure.com/openai/deployments/a%2Fb/images/generations?api-version=2024-10-21")]
    [TestCase("azure_openai", "https://x.openai.azure.com/openai/deployments/d", Surface.Embeddings, "https://x.openai.azure.com/openai/deployments/d/embeddings?api-version=2024-10-21")]
    [TestCase("azure_openai", "https://x.openai.azure.com/openai/v1", Surface.Completions, "https://x.openai.azure.com/openai/v1/completions")]
    [TestCase("google", null, Surface.Embeddings, "https://generativelanguage.googleapis.com/v1beta/models/a%2Fb:batchEmbedContents")]
    [TestCase("google", null, Surface.Speech, "https://generativelanguage.googleapis.com/v1beta/models/a%2Fb:generateContent")]
    [TestCase("ollama", "http://host/v1", Surface.Embeddings, "http://host/api/embed")]
    public void A_call_on_another_surface_goes_to(string type, string? endpoint, Surface surface, string address)
    {
        var provider = Codec.Provider(type, endpoint);

        Dialects.For(provider.Type.Dialect).SurfaceOf(surface, provider.Type)!.AddressOf(provider, "a/b").AbsoluteUri.ShouldBe(address);
    }

    [TestCase("openai", null, "https://api.openai.com/v1/models")]
    [TestCase("azure_openai", "https://x.openai.azure.com/openai/deployments/d", "https://x.openai.azure.com/openai/models?api-version=2024-10-21")]
    [TestCase("azure_openai", "https://x.openai.azure.com/openai/v1", "https://x.openai.azure.com/openai/v1/models")]
    [TestCase("anthropic", null, "https://api.anthropic.com/v1/models?limit=1000")]
    [TestCase("google", null, "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000")]
    [TestCase("ollama", null, "http://127.0.0.1:11434/api/tags")]
    public void The_models_are_listed_at(string type, string? endpoint, string address)
    {
        var provider = Codec.Provider(type, endpoint);

        Dialects.For(provider.Type.Dialect).ModelsUri(provider).AbsoluteUri.ShouldBe(address);
    }

    [TestCase("openai", "Authorization", "Bearer key")]
    [TestCase("azure_openai", "api-key", "key")]
    [TestCase("anthropic", "x-api-key", "key")]
    [TestCase("google", "x-goog-api-key", "key")]
    [TestCase("ollama", "Authorization", "Bearer key")]
    public void The_key_goes_into(string type, string header, string value)
    {
        var provider = Codec.Provider(type, "https://example.com", type == "anthropic" ? "2099-01-01" : null);
        using var request = new HttpRequestMessage();
        Dialects.For(provider.Type.Dialect).AddHeaders(request, provider, new Secret("key"));

        request.Headers.GetValues(header).ShouldBe([value]);
        if (type == "anthropic") request.Headers.GetValues("anthropic-version").ShouldBe(["2099-01-01"]);
    }

    [Test]
    public void Without_a_key_there_is_no_header()
    {
        var provider = Codec.Provider("ollama");
        using var request = new HttpRequestMessage();
        Dialects.For(Dialect.Ollama).AddHeaders(request, provider, null);

        request.Headers.ShouldBeEmpty();
    }

    [Test]
    public void Every_dialect_is_known() =>
        Enum.GetValues<Dialect>().ShouldAllBe(dialect => Dialects.For(dialect).Id == dialect);
}
