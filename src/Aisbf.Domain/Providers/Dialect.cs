namespace Aisbf.Domain.Providers;

/// <summary>The wire format that a client or an upstream speaks.</summary>
public enum Dialect
{
    OpenAi,
    Anthropic,
    Google,
    Ollama,
}
