using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Writes a whole answer. It has one choice only; whoever asks for a response cannot ask for more.</summary>
internal static class ResponseWriter
{
    public static void Write(ChatResponse response, in ReplyHead head, IBufferWriter<byte> output)
    {
        var choice = response.Choices.Count > 0 ? response.Choices[0] : new ChatChoice();
        var items = Items(choice, new ResponseItemIds(head.Id));
        var cutOff = ResponseObjectWriter.IsCutOff(choice.FinishReason);
        var encoded = items.Select((item, i) => Encode(item, cutOff && i == items.Count - 1 ? ItemStatus.Incomplete : ItemStatus.Completed));
        using var json = new Utf8JsonWriter(output, WireJson.Writing);
        new ResponseObjectWriter(head).WriteFinished(json, choice.FinishReason, encoded, response.Usage);
    }

    public static ReadOnlyMemory<byte> Encode(ResponseItem item, ItemStatus status)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, WireJson.Writing);
        ResponseItemWriter.Write(json, item, status);
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>A picture that is elsewhere has no field here, but text can say where it is.</summary>
    public static string Link(MediaSource image) => $"![image]({image.Url})";

    private static List<ResponseItem> Items(ChatChoice choice, ResponseItemIds ids)
    {
        var items = new List<ResponseItem>();
        foreach (var block in choice.Reasoning)
        {
            items.Add(new ResponseItem.Reasoning(ids.Reasoning(items.Count), block.Text, Seal(block.Format, block.Signature, block.Encrypted)));
        }

        var text = string.Concat([choice.Text, .. choice.Images.Where(image => image.Url is not null).Select(Link)]);
        if (text.Length > 0 || choice.Refusal is not null)
            items.Add(new ResponseItem.Message(ids.Message(items.Count), text.Length > 0 ? text : null, choice.Refusal));
        foreach (var image in choice.Images)
        {
            if (image.Url is null) items.Add(new ResponseItem.Image(ids.Image(items.Count), image.Base64));
        }

        foreach (var call in choice.ToolCalls)
        {
            if (call.Signature is { } signature) items.Add(SignatureOf(call.Id, signature, ids.Reasoning(items.Count)));
            items.Add(new ResponseItem.Call(ids.Call(items.Count), call.Id, call.Name, OpenAiToolCallWriter.Arguments(call.Arguments)));
        }

        return items;
    }

    /// <summary>Calls have no field for a signature, so it goes ahead of its call in an item of its own.</summary>
    public static ResponseItem.Reasoning SignatureOf(string callId, string signature, string itemId) =>
        new(itemId, "", new ReasoningEnvelope(ReasoningFormats.Google, signature, null, callId).Seal());

    public static string? Seal(string? format, string? signature, string? encrypted) =>
        signature is null && encrypted is null ? null : new ReasoningEnvelope(format, signature, encrypted).Seal();
}
