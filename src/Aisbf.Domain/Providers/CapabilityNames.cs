using System.Collections.Frozen;

namespace Aisbf.Domain.Providers;

/// <summary>The words for what a model can do. Configuration may use others; what is shipped uses these.</summary>
public static class CapabilityNames
{
    public const string Chat = "chat";
    public const string Vision = "vision";
    public const string AudioInput = "audio_input";
    public const string ToolUse = "tool_use";
    public const string Reasoning = "reasoning";
    public const string Embeddings = "embeddings";
    public const string ImageGeneration = "image_generation";

    /// <summary>Every word.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        Chat, Vision, ImageGeneration, "image_edit", "video_generation", "video_understanding", AudioInput, "transcription",
        "speech_generation", "audio_generation", "audio_to_audio", Embeddings, ToolUse, Reasoning, "code_generation",
        "code_completion", "translation", "summarization", "classification", "sentiment_analysis", "ner", "question_answering",
        "search", "moderation", "fine_tuning", "multimodal", "ocr", "image_captioning", "object_detection", "segmentation",
        "3d_generation", "animation");
}
