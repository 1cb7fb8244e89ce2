namespace Aisbf.Domain.Routing;

/// <summary>The capability words that routing asks for, and those that imply them.</summary>
internal static class Capabilities
{
    public static readonly string[] Seeing = ["vision", "multimodal", "ocr", "image_captioning"];

    public static readonly string[] Hearing = ["audio_input", "multimodal", "transcription", "audio_to_audio"];

    public static readonly string[] ToolUse = ["tool_use", "tools", "function_calling"];

    /// <summary>The words for what a surface needs; none for those that no word is for.</summary>
    public static string[] For(Surface surface) => surface switch
    {
        Surface.Embeddings => ["embeddings", "embedding"],
        Surface.ImageGenerations => ["image_generation"],
        Surface.ImageEdits or Surface.ImageVariations => ["image_edit", "image_generation"],
        Surface.Speech => ["speech_generation", "audio_generation"],
        Surface.Transcriptions or Surface.Translations => ["transcription", "audio_input"],
        Surface.Moderations => ["moderation"],
        Surface.Rerank => ["rerank", "reranking", "search"],
        _ => [],
    };

    /// <summary>Whether a model states what it can do and none of these words is among it. Nothing stated lacks nothing.</summary>
    public static bool Lack(IReadOnlyList<string>? stated, string[] words)
    {
        if (stated is not { Count: > 0 })
        {
            return false;
        }

        foreach (var capability in stated)
        {
            foreach (var word in words)
            {
                if (string.Equals(capability, word, StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
