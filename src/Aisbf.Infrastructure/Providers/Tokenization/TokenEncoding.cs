using Microsoft.ML.Tokenizers;

namespace Aisbf.Infrastructure.Providers.Tokenization;

/// <summary>
/// Counts tokens as OpenAI's newer models do (o200k). Vendors that do not publish their own encoding differ from it by some
/// percent. The vocabulary takes tens of megabytes, so it is loaded by the first who asks.
/// </summary>
internal sealed class TokenEncoding
{
    private readonly Lazy<Tokenizer> _tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    public int Count(string text) => _tokenizer.Value.CountTokens(text);
}
