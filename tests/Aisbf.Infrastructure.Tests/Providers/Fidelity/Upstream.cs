using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Where a request goes.</summary>
/// <param name="Column">The table's word for it.</param>
/// <param name="Type">The provider's type.</param>
/// <param name="Vendor">The dialect.</param>
/// <param name="Model">The model.</param>
internal sealed record Upstream(string Column, string Type, string Vendor, string Model)
{
    private static readonly Upstream OpenAi = new("OpenAI", "openai", "OpenAi", "gpt-4o")
    {
        Variants = [("GPT-5, o-series", new Upstream("", "openai", "OpenAi", "gpt-5.2"))],
    };

    private static readonly Upstream OpenRouter = new("OpenRouter", "openrouter", "OpenAi", "vendor/model");

    private static readonly Upstream Compatible = new("others that speak OpenAI's dialect", "cerebras", "OpenAi", "model")
    {
        Variants =
        [
            ("DeepSeek, Moonshot, Z.ai", new Upstream("", "deepseek", "OpenAi", "model")),
            ("vLLM, Together AI and the like", new Upstream("", "vllm", "OpenAi", "model")),
        ],
    };

    private static readonly Upstream Anthropic = new("Anthropic", "anthropic", "Anthropic", "claude-sonnet-4-5")
    {
        Variants = [("from Claude 4.7 on", new Upstream("", "anthropic", "Anthropic", "claude-opus-4-7"))],
    };

    private static readonly Upstream Google = new("Google", "google", "Google", "gemini-2.5-flash")
    {
        Variants = [("from Gemini 3 on", new Upstream("", "google", "Google", "gemini-3-pro"))],
    };

    private static readonly Upstream Ollama = new("Ollama", "ollama", "Ollama", "llama3.2") { Variants = [("gpt-oss", new Upstream("", "ollama", "Ollama", "gpt-oss"))] };

    /// <summary>Models of the same upstream that differ in what they take, by what to call them.</summary>
    public IReadOnlyList<(string Name, Upstream Upstream)> Variants { get; init; } = [];

    /// <summary>Those that a surface is translated for; the others get the bytes as they are.</summary>
    public static IReadOnlyList<Upstream> For(Surface surface) => surface switch
    {
        Surface.Messages => [OpenAi, OpenRouter, Compatible, Google, Ollama],
        Surface.Responses => [Compatible, Anthropic, Google, Ollama],
        _ => [Anthropic, Google, Ollama],
    };
}
