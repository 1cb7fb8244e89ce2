namespace Aisbf.Simulator;

/// <summary>The vendor language that a request was made in; the answer and every error are in the same one.</summary>
public enum Dialect
{
    /// <summary>OpenAI's API, Azure's variant of it included.</summary>
    OpenAi,

    /// <summary>Anthropic's Messages API.</summary>
    Anthropic,

    /// <summary>Google's Gemini API.</summary>
    Google,

    /// <summary>Ollama's native API.</summary>
    Ollama,
}
