namespace Aisbf.Domain.Conversations;

/// <summary>The names of those who sign or encrypt reasoning.</summary>
public static class ReasoningFormats
{
    public const string Anthropic = "anthropic-claude-v1";

    public const string Google = "google-gemini-v1";

    /// <summary>OpenAI's encrypted reasoning, which belongs to the account that made it.</summary>
    public const string OpenAi = "openai-responses-v1";
}
