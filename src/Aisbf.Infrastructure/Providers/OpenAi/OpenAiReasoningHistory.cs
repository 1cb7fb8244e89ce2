using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Hands a model's reasoning back to it. Some vendors want it in <c>reasoning_content</c>, one in
/// <c>reasoning_details</c> with signatures and all; the others refuse the field.
/// </summary>
internal static class OpenAiReasoningHistory
{
    public static void Write(
        Utf8JsonWriter writer, IReadOnlyList<ReasoningBlock> blocks, string path, in OpenAiModel model, DroppedFields dropped)
    {
        if (model.Takes("reasoning_details"))
        {
            WriteDetails(writer, blocks);
            return;
        }

        var text = model.Takes("reasoning_content") ? string.Concat(blocks.Select(block => block.Text)) : "";
        if (text.Length > 0) writer.WriteString("reasoning_content"u8, text);
        foreach (var block in blocks)
        {
            var carried = text.Length > 0 && block.Encrypted is null;
            if (!carried) dropped.Add(block.Path ?? path);
            else if (block.Signature is not null) dropped.Add($"{block.Path ?? path}.signature");
        }
    }

    private static void WriteDetails(Utf8JsonWriter writer, IReadOnlyList<ReasoningBlock> blocks)
    {
        writer.WriteStartArray("reasoning_details"u8);
        for (var i = 0; i < blocks.Count; i++)
        {
            OpenAiReasoningWriter.Write(writer, blocks[i], i);
        }

        writer.WriteEndArray();
    }
}
