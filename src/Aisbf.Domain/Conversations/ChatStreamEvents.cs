namespace Aisbf.Domain.Conversations;

/// <summary>A whole answer as the steps of a stream.</summary>
public static class ChatStreamEvents
{
    /// <summary>A stream has one answer, so of several choices it is the first.</summary>
    public static IEnumerable<ChatStreamEvent> Of(ChatResponse answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var choice = answer.Choices[0];
        yield return new ChatStreamEvent.Started(answer.Id, answer.Model);
        foreach (var block in choice.Reasoning)
        {
            if (block.Text.Length > 0 || block.Signature is not null)
            {
                yield return new ChatStreamEvent.ReasoningDelta(block.Text, block.Signature) { Format = block.Format };
            }

            if (block.Encrypted is { } encrypted) yield return new ChatStreamEvent.EncryptedReasoning(encrypted, block.Format);
        }

        if (choice.Text is { Length: > 0 } text) yield return new ChatStreamEvent.TextDelta(text);
        if (choice.Refusal is { Length: > 0 } refusal) yield return new ChatStreamEvent.RefusalDelta(refusal);
        foreach (var image in choice.Images) yield return new ChatStreamEvent.ImageProduced(image);

        for (var i = 0; i < choice.ToolCalls.Count; i++)
        {
            var call = choice.ToolCalls[i];
            yield return new ChatStreamEvent.ToolCallStarted(i, call.Id, call.Name) { Signature = call.Signature };
            yield return new ChatStreamEvent.ToolCallArguments(i, call.Arguments);
        }

        yield return new ChatStreamEvent.Finished(choice.FinishReason);
        if (answer.Usage is { } usage) yield return new ChatStreamEvent.UsageReported(usage);
    }
}
