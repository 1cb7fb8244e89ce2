using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Maps the parts of a message, and names what has no place.</summary>
internal sealed class GooglePartMapper(ChatRequest request, DroppedFields dropped)
{
    public List<GooglePart> Map(int message, bool textOnly)
    {
        var parts = request.Messages[message].Parts;
        var mapped = new List<GooglePart>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = textOnly && parts[i] is not (ChatPart.Text or ChatPart.Refusal) ? null : Map(parts[i], message, i);
            if (part is not null) mapped.Add(part);
            else if (parts[i] is not (ChatPart.Text { Value.Length: 0 } or ChatPart.Refusal { Value.Length: 0 }))
                dropped.Add(FieldPath.Part(request, message, i));
        }

        return mapped;
    }

    /// <summary>
    /// Hands back the signatures that Google put on text: they come as reasoning, and belong to the first piece of text
    /// again. Another vendor's signatures and encrypted reasoning mean nothing here.
    /// </summary>
    public void Sign(List<GooglePart> content, ChatMessage message, int index)
    {
        for (var i = 0; i < message.Reasoning.Count; i++)
        {
            var block = message.Reasoning[i];
            var path = block.Path ?? FieldPath.Message(request, index, "reasoning_content");
            if (block.Encrypted is not null) dropped.Add(path);
            if (block.Signature is not { } signature) continue;

            if (block.Format != ReasoningFormats.Google) dropped.Add($"{path}.signature");
            else if (!TryAddSignature(content, signature)) dropped.Add($"{path}.signature");
        }
    }

    /// <summary>A text has room for one signature.</summary>
    private static bool TryAddSignature(List<GooglePart> content, string signature)
    {
        var at = content.FindIndex(part => part is GooglePart.Text);
        if (at < 0) content.Add(new GooglePart.Text("") { Signature = signature });
        else if (content[at].Signature is null) content[at] = content[at] with { Signature = signature };
        else return false;

        return true;
    }

    private GooglePart? Map(ChatPart part, int message, int index)
    {
        switch (part)
        {
            case ChatPart.Text { Value: { Length: > 0 } text }: return new GooglePart.Text(text);
            case ChatPart.Refusal { Value: { Length: > 0 } text }: return new GooglePart.Text(text);
            case ChatPart.Reasoning { Block: { Encrypted: null, Text: { Length: > 0 } text } block }:
                if (block.Signature is not null) dropped.Add($"{FieldPath.Part(request, message, index)}.signature");
                return new GooglePart.Text(text, IsThought: true);
            case ChatPart.Image image: return Media(image.Source);
            case ChatPart.Audio audio: return Media(audio.Source);
            case ChatPart.File file: return MapFile(file, message, index);
            default: return null;
        }
    }

    private GooglePart.Media? MapFile(ChatPart.File file, int message, int index)
    {
        var path = $"{FieldPath.Part(request, message, index)}.file";
        if (file.FileName is not null) dropped.Add($"{path}.filename");
        if (file.Source is { } source)
        {
            if (file.FileId is not null) dropped.Add($"{path}.file_id");
            return Media(source);
        }

        // Google's own files are named by their address.
        var isAddress = file.FileId?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true;
        return isAddress ? Media(MediaSource.FromUrl(file.FileId!)) : null;
    }

    private static GooglePart.Media Media(MediaSource source) => new(source, source.MediaType ?? GoogleMediaType.OfUrl(source.Url!));
}
