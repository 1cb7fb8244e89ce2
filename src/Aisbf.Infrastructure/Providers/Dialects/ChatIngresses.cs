using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Anthropic;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.OpenAi.Completions;
using Aisbf.Infrastructure.Providers.Responses;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Finds the wire knowledge for a chat surface.</summary>
internal sealed class ChatIngresses
{
    private readonly OpenAiChatIngress _openAi = new();
    private readonly AnthropicChatIngress _anthropic = new();
    private readonly CompletionIngress _completions = new();
    private readonly ResponsesIngress _responses = new();

    /// <exception cref="ArgumentOutOfRangeException">The surface is not one of chat that we serve.</exception>
    public IChatIngress For(Surface surface) => surface switch
    {
        Surface.ChatCompletions => _openAi,
        Surface.Messages => _anthropic,
        Surface.Completions => _completions,
        Surface.Responses => _responses,
        _ => throw new ArgumentOutOfRangeException(nameof(surface), surface, "This is no chat."),
    };
}
