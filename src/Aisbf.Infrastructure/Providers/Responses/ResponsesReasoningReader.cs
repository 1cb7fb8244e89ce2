using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Reads the reasoning that a client hands back. Only what its own vendor can read again is of use to that vendor.</summary>
internal static class ResponsesReasoningReader
{
    public static void Read(JsonElement item, string path, AssistantTurns turns, RequestContext context)
    {
        string? sealedContent = null;
        var texts = new List<string>();
        foreach (var property in item.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "type" or "id" or "status": break;
                case "encrypted_content": sealedContent = context.String(property.Value, field); break;
                case "summary" or "content": ReadTexts(property.Value, field, texts, context); break;
                default: context.Extra(field, property.Value); break;
            }
        }

        var block = new ReasoningBlock { Text = string.Join("\n\n", texts), Path = path };
        if (sealedContent is null)
        {
            // Without its proof no vendor takes it back as its own; its words are left to those who take words.
            if (block.Text.Length > 0) turns.AddReasoning(block, path);
        }
        else if (ReasoningEnvelope.TryOpen(sealedContent) is not { } opened)
        {
            turns.AddReasoning(block with { Encrypted = sealedContent, Format = ReasoningFormats.OpenAi }, path);
        }
        else if (opened.CallId is { } call)
        {
            turns.AddSignature(call, opened.Signature, path);
        }
        else
        {
            turns.AddReasoning(block with { Signature = opened.Signature, Encrypted = opened.Encrypted, Format = opened.Format }, path);
        }
    }

    private static void ReadTexts(JsonElement value, string path, List<string> texts, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, path)) return;

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var at = $"{path}[{index++}]";
            if (context.Is(element, JsonValueKind.Object, at)) texts.Add(context.RequiredString(element, "text", at));
        }
    }
}
