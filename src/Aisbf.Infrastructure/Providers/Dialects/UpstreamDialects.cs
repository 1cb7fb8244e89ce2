using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Anthropic;
using Aisbf.Infrastructure.Providers.Google;
using Aisbf.Infrastructure.Providers.Ollama;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Finds the wire knowledge for a dialect.</summary>
internal sealed class UpstreamDialects
{
    private readonly OpenAiDialect _openAi = new();
    private readonly AnthropicDialect _anthropic = new();
    private readonly GoogleDialect _google = new();
    private readonly OllamaDialect _ollama = new();

    /// <exception cref="ArgumentOutOfRangeException">The dialect is not one that we speak.</exception>
    public IUpstreamDialect For(Dialect dialect) => dialect switch
    {
        Dialect.OpenAi => _openAi,
        Dialect.Anthropic => _anthropic,
        Dialect.Google => _google,
        Dialect.Ollama => _ollama,
        _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "There is no such dialect."),
    };
}
