using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Reads a whole <c>GenerateContentResponse</c>.</summary>
internal static class GoogleResponseReader
{
    public static ChatResponse Read(ReadOnlyMemory<byte> body)
    {
        using var document = UpstreamJson.ParseObject(body);
        var root = document.RootElement;
        var id = UpstreamJson.Text(root, "responseId");
        var choices = new List<ChatChoice>();
        foreach (var candidate in UpstreamJson.Array(root, "candidates"))
        {
            choices.Add(ReadChoice(candidate, choices.Count, id));
        }

        if (choices.Count == 0) choices.Add(ReadBlocked(root));
        return new ChatResponse
        {
            Id = id,
            Model = UpstreamJson.Text(root, "modelVersion"),
            Choices = choices,
            Usage = GoogleUsage.Read(root),
        };
    }

    /// <summary>What a client is told of a prompt that was refused as such; null when it was not.</summary>
    public static string? BlockedMessage(JsonElement root)
    {
        var feedback = UpstreamJson.Object(root, "promptFeedback");
        if (UpstreamJson.Text(feedback, "blockReason") is not { } reason) return null;

        return UpstreamJson.Text(feedback, "blockReasonMessage") is { Length: > 0 } words
            ? $"The provider blocked the prompt ({reason}): {words}"
            : $"The provider blocked the prompt ({reason}).";
    }

    private static ChatChoice ReadBlocked(JsonElement root) => BlockedMessage(root) is { } message
        ? new ChatChoice { Refusal = message, FinishReason = FinishReason.ContentFilter }
        : throw new JsonException("The upstream's answer has no candidates.");

    private static ChatChoice ReadChoice(JsonElement candidate, int index, string? responseId)
    {
        var text = new StringBuilder();
        var thoughts = new StringBuilder();
        string? signature = null;
        var calls = new List<ChatToolCall>();
        var images = new List<MediaSource>();
        foreach (var element in UpstreamJson.Array(UpstreamJson.Object(candidate, "content"), "parts"))
        {
            var part = new GoogleResponsePart(element);
            if (part.IsCall) calls.Add(part.ReadCall(responseId, calls.Count));
            else signature = part.Signature ?? signature;

            (part.IsThought ? thoughts : text).Append(part.Text);
            if (part.Media is { } image) images.Add(image);
        }

        var reason = UpstreamJson.Text(candidate, "finishReason");
        if (GoogleFinish.IsBroken(reason) && text.Length == 0 && calls.Count == 0)
            throw new JsonException(GoogleFinish.BrokenMessage(reason!));

        return new ChatChoice
        {
            Index = index,
            Text = text.Length > 0 ? text.ToString() : null,
            Images = images,
            Reasoning = thoughts.Length > 0 || signature is not null
                ? [new ReasoningBlock { Text = thoughts.ToString(), Signature = signature, Format = ReasoningFormats.Google }]
                : [],
            ToolCalls = calls,
            FinishReason = GoogleFinish.Map(reason, calls.Count > 0),
        };
    }
}
