namespace Aisbf.Simulator.Tests;

internal sealed class KeyTests : SimulatorFixture
{
    private const string Chat = """{"model":"m","stream":false,"max_tokens":9,"messages":[{"role":"user","content":"x"}]}""";
    private const string Contents = """{"contents":[{"parts":[{"text":"x"}]}]}""";

    protected override SimulatorOptions Options => new() { RequireKey = "right" };

    [TestCase("/v1/chat/completions", Chat, "Authorization", "Bearer ")]
    [TestCase("/openai/deployments/m/chat/completions?api-version=1", Chat, "api-key", "")]
    [TestCase("/v1/messages", Chat, "x-api-key", "")]
    [TestCase("/v1beta/models/m:generateContent", Contents, "x-goog-api-key", "")]
    [TestCase("/api/chat", Chat, "Authorization", "Bearer ")]
    public async Task Each_dialect_wants_the_key_in_its_own_header(string path, string body, string header, string prefix)
    {
        var version = ("anthropic-version", "2023-06-01");
        var request = path == "/v1/messages" ? body.Replace("\"stream\":false,", "", StringComparison.Ordinal) : body;

        (await PostForErrorAsync(path, request, version)).Status.ShouldBe(401);
        (await PostForErrorAsync(path, request, version, (header, prefix + "wrong"))).Status.ShouldBe(401);
        await PostForJsonAsync(path, request, version, (header, prefix + "right"));
    }

    [Test]
    public async Task The_refusal_is_in_the_vendors_words()
    {
        var (_, openai) = await PostForErrorAsync("/v1/chat/completions", Chat);
        var (_, anthropic) = await PostForErrorAsync("/v1/messages", Chat);
        var (_, google) = await PostForErrorAsync("/v1beta/models/m:generateContent", Contents);

        openai.GetProperty("error").GetProperty("code").GetString().ShouldBe("invalid_api_key");
        anthropic.GetProperty("error").GetProperty("type").GetString().ShouldBe("authentication_error");
        google.GetProperty("error").GetProperty("status").GetString().ShouldBe("UNAUTHENTICATED");
    }
}
