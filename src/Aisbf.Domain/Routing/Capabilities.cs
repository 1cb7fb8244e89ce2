using System.Collections.Frozen;

namespace Aisbf.Domain.Routing;

/// <summary>
/// The capability words that routing asks for, and those that imply them. Short words such as <c>i2t</c> say what goes in and
/// what comes out: t(ext), i(mage), a(udio) and v(ideo).
/// </summary>
internal static class Capabilities
{
    public static readonly string[] Seeing = ["vision", "multimodal", "ocr", "image_captioning", "i2t"];

    public static readonly string[] Hearing = ["audio_input", "multimodal", "transcription", "audio_to_audio", "a2t", "a2a", "stt"];

    public static readonly string[] ToolUse = ["tool_use", "tools", "function_calling"];

    /// <summary>Every word that says something; any other one is as good as not stated.</summary>
    private static readonly FrozenSet<string> Known = new[]
        {
            "chat", "t2t", "reasoning", "code_generation", "code_completion", "translation", "summarization", "classification",
            "sentiment_analysis", "ner", "question_answering", "fine_tuning", "object_detection", "segmentation", "3d_generation",
            "animation", "video_generation", "video_understanding", "t2v", "i2v", "v2v", "v2t",
        }
        .Concat(Seeing).Concat(Hearing).Concat(ToolUse).Concat(Enum.GetValues<Surface>().SelectMany(For))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words for what a surface needs; none for those that no word is for.</summary>
    public static string[] For(Surface surface) => surface switch
    {
        Surface.Embeddings => ["embeddings", "embedding"],
        Surface.ImageGenerations => ["image_generation", "t2i"],
        Surface.ImageEdits or Surface.ImageVariations => ["image_edit", "image_generation", "i2i", "t2i"],
        Surface.Speech => ["speech_generation", "audio_generation", "tts", "t2a", "a2a"],
        Surface.Transcriptions or Surface.Translations => ["transcription", "audio_input", "a2t", "stt"],
        Surface.Moderations => ["moderation"],
        Surface.Rerank => ["rerank", "reranking", "search"],
        _ => [],
    };

    /// <summary>Whether a model states what it can do and none of these words is among it. Nothing stated lacks nothing, and
    /// words that are not known state nothing.</summary>
    public static bool Lack(IReadOnlyList<string>? stated, string[] words)
    {
        var states = false;
        foreach (var capability in stated ?? [])
        {
            states |= Known.Contains(capability);
            foreach (var word in words)
            {
                if (string.Equals(capability, word, StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }
            }
        }

        return states;
    }
}
