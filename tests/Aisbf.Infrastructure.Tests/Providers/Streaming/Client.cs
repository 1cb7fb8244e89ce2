using System.Text.Json;
using Aisbf.Infrastructure.Providers.Anthropic;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.OpenAi.Completions;
using Aisbf.Infrastructure.Providers.Responses;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Aisbf.Infrastructure.Tests.Providers.Responses;

namespace Aisbf.Infrastructure.Tests.Providers.Streaming;

/// <summary>A client's dialect: who writes its streams, and how strictly it reads them.</summary>
internal sealed record Client(string Name, Func<ReplyHead, IChatStreamWriter> CreateWriter, Action<string> Read)
{
    public static readonly Client Chat = new("chat", head => new OpenAiChatStreamWriter(head, includeUsage: true), stream => JoinedFrames.Read(stream));

    public static readonly Client Completions = new("completions", head => new CompletionStreamWriter(head, includeUsage: true), ReadCompletion);

    public static readonly Client Messages = new("messages", head => new AnthropicStreamWriter(head), stream => JoinedMessage.Read(stream));

    public static readonly Client Responses = new("responses", head => new ResponseStreamWriter(head), stream => ResponseEvents.Read(stream).Final.ShouldNotBeNull());

    public static readonly Client[] All = [Chat, Completions, Messages, Responses];

    /// <summary>A writer for an answer whose upstream gives no id.</summary>
    public IChatStreamWriter Writer() => CreateWriter(Codec.Head);

    public override string ToString() => Name;

    private static void ReadCompletion(string stream)
    {
        stream.ShouldEndWith("data: [DONE]\n\n");
        var reason = "";
        foreach (var frame in stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).SkipLast(1))
        {
            using var document = JsonDocument.Parse(frame["data: ".Length..]);
            foreach (var choice in document.RootElement.GetProperty("choices").EnumerateArray())
            {
                reason.ShouldBeEmpty();
                reason = choice.GetProperty("finish_reason").GetString() ?? "";
            }
        }

        reason.ShouldNotBeEmpty();
    }
}
