using System.Text.Json;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Adds up the usage that Anthropic reports in pieces: a stream's first event has the prompt, later ones the answer so
/// far, and each may correct what came before.
/// </summary>
internal sealed class AnthropicUsage
{
    private long? _input;
    private long? _output;
    private long _cacheRead;
    private long _cacheWrite;
    private long _thinking;

    /// <summary>Anthropic counts what it read from and wrote to its cache beside the input; here all of it is prompt.</summary>
    public TokenUsage? Total => _input is null && _output is null
        ? null
        : new TokenUsage(
            (_input ?? 0) + _cacheRead + _cacheWrite, _output ?? 0, _cacheRead, _cacheWrite, Math.Min(_thinking, _output ?? 0));

    public void Add(JsonElement usage)
    {
        _input = TokenCounts.Read(usage, "input_tokens") ?? _input;
        _output = TokenCounts.Read(usage, "output_tokens") ?? _output;
        _cacheRead = TokenCounts.Read(usage, "cache_read_input_tokens") ?? _cacheRead;
        _cacheWrite = TokenCounts.Read(usage, "cache_creation_input_tokens") ?? _cacheWrite;
        _thinking = TokenCounts.Read(UpstreamJson.Object(usage, "output_tokens_details"), "thinking_tokens") ?? _thinking;
    }
}
