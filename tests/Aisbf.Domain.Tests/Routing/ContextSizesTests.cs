using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

public sealed class ContextSizesTests
{
    [TestCase("gpt-4", 8_192)]
    [TestCase("gpt-4-turbo", 128_000)]
    [TestCase("gpt-4-0125-preview", 128_000)]
    [TestCase("GPT-4o-mini", 128_000)]
    [TestCase("openai/gpt-4.1-mini", 1_047_576)]
    [TestCase("gpt-5-mini", 400_000)]
    [TestCase("gpt-3.5-turbo", 16_385)]
    [TestCase("gpt-3.5-turbo-instruct", 4_096)]
    [TestCase("gpt-4-32k", 32_768)]
    [TestCase("o1", 200_000)]
    [TestCase("o1-mini", 128_000)]
    [TestCase("o3-mini", 200_000)]
    [TestCase("claude-2.1", 100_000)]
    [TestCase("anthropic.claude-3-5-sonnet", 200_000)]
    [TestCase("claude-sonnet-4-5", 200_000)]
    [TestCase("gemini-1.5-pro-002", 2_000_000)]
    [TestCase("gemini-1.5-flash", 1_000_000)]
    [TestCase("models/gemini-2.5-pro", 1_048_576)]
    [TestCase("gemini-pro", 32_000)]
    [TestCase("meta-llama/Llama-3.3-70B", 128_000)]
    [TestCase("llama2:13b", 4_096)]
    [TestCase("llama3.1:8b", 128_000)]
    [TestCase("mistral-large-latest", 128_000)]
    [TestCase("mixtral-8x7b-32768", 32_768)]
    [TestCase("moonshot-v1-128k", 131_072)]
    [TestCase("phi-3-mini-4k-instruct", 4_096)]
    [TestCase("deepseek-chat", 128_000)]
    public void A_name_of_a_known_family_tells_its_size(string model, int tokens) => ContextSizes.Guess(model).ShouldBe(tokens);

    [TestCase("my-own-model")]
    [TestCase("pro1")]
    [TestCase("foo3")]
    [TestCase("o12")]
    [TestCase("gpt-45")]
    [TestCase("bank-1k")]
    [TestCase("k")]
    [TestCase("")]
    public void Another_name_tells_nothing(string model) => ContextSizes.Guess(model).ShouldBeNull();
}
