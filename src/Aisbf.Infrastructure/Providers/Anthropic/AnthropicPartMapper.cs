using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Maps the parts of a message, and names those for which there is no block.</summary>
internal sealed class AnthropicPartMapper(ChatRequest request, DroppedFields dropped)
{
    public List<AnthropicBlock> Map(int message, AnthropicPlace place)
    {
        var parts = request.Messages[message].Parts;
        var blocks = new List<AnthropicBlock>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            if (Map(parts[i], message, i, place) is { } block) blocks.Add(block with { CacheControl = parts[i].CacheControl });
        }

        return blocks;
    }

    /// <summary>Only thinking that Anthropic itself signed or encrypted can be handed back.</summary>
    public static AnthropicBlock.Thinking? MapReasoning(ReasoningBlock block, string path, DroppedFields dropped)
    {
        var ours = block.Format is null or ReasoningFormats.Anthropic && (block.Signature is not null || block.Encrypted is not null);
        if (ours) return new AnthropicBlock.Thinking(block);

        dropped.Add(block.Path ?? path);
        return null;
    }

    private AnthropicBlock? Map(ChatPart part, int message, int index, AnthropicPlace place)
    {
        var takesMedia = place is AnthropicPlace.User or AnthropicPlace.ToolResult;
        switch (part)
        {
            case ChatPart.Text text: return MapText(text.Value);
            case ChatPart.Refusal refusal: return MapText(refusal.Value);
            case ChatPart.Reasoning reasoning when place == AnthropicPlace.Assistant:
                return MapReasoning(reasoning.Block, FieldPath.Part(request, message, index), dropped);
            case ChatPart.Image image when takesMedia && IsPicture(image.Source):
                return new AnthropicBlock.Image(image.Source);
            case ChatPart.File { Source: { } source } file when takesMedia && IsDocument(source):
                if (file.FileId is not null) dropped.Add($"{FieldPath.Part(request, message, index)}.file.file_id");
                return new AnthropicBlock.Document(source, file.FileName);
            default:
                dropped.Add(FieldPath.Part(request, message, index));
                return null;
        }
    }

    /// <summary>A block without a visible character is refused, and says nothing.</summary>
    private static AnthropicBlock.Text? MapText(string text) => string.IsNullOrWhiteSpace(text) ? null : new AnthropicBlock.Text(text);

    private static bool IsPicture(MediaSource source) =>
        source.Url is not null || source.MediaType is "image/jpeg" or "image/png" or "image/gif" or "image/webp";

    private static bool IsDocument(MediaSource source) => source.Url is not null || source.MediaType is "application/pdf" or "text/plain";
}
