using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

/// <summary>What a model's stated words let through: each word by itself, also the short ones of other programs.</summary>
internal sealed class CapabilityWordTests
{
    private static readonly (string Word, string[] Allows)[] Words =
    [
        ("chat", []), ("t2t", []), ("reasoning", []), ("code_generation", []), ("code_completion", []), ("translation", []), ("summarization", []),
        ("classification", []), ("sentiment_analysis", []), ("ner", []), ("question_answering", []), ("fine_tuning", []), ("object_detection", []),
        ("segmentation", []), ("3d_generation", []), ("animation", []), ("video_generation", []), ("video_understanding", []), ("v2t", []),
        ("t2v", []), ("i2v", []), ("v2v", []),
        ("vision", ["seeing"]), ("i2t", ["seeing"]), ("I2T", ["seeing"]), ("ocr", ["seeing"]), ("image_captioning", ["seeing"]),
        ("multimodal", ["seeing", "hearing"]),
        ("audio_input", ["hearing", "transcription"]), ("a2t", ["hearing", "transcription"]), ("stt", ["hearing", "transcription"]),
        ("transcription", ["hearing", "transcription"]), ("audio_to_audio", ["hearing"]), ("a2a", ["hearing", "speech"]),
        ("tool_use", ["tools"]), ("tools", ["tools"]), ("function_calling", ["tools"]),
        ("image_generation", ["images", "edits"]), ("t2i", ["images", "edits"]), ("image_edit", ["edits"]), ("i2i", ["edits"]),
        ("speech_generation", ["speech"]), ("tts", ["speech"]), ("audio_generation", ["speech"]), ("t2a", ["speech"]),
        ("embeddings", ["embeddings"]), ("embedding", ["embeddings"]), ("moderation", ["moderation"]), ("rerank", ["rerank"]), ("search", ["rerank"]),
    ];

    private static readonly Dictionary<string, RequestFacts> Needs = new()
    {
        ["seeing"] = Routes.Facts with { HasImages = true },
        ["hearing"] = Routes.Facts with { HasAudio = true },
        ["tools"] = Routes.Facts with { HasTools = true },
        ["images"] = Routes.Facts with { Surface = Surface.ImageGenerations },
        ["edits"] = Routes.Facts with { Surface = Surface.ImageEdits },
        ["speech"] = Routes.Facts with { Surface = Surface.Speech },
        ["transcription"] = Routes.Facts with { Surface = Surface.Transcriptions },
        ["embeddings"] = Routes.Facts with { Surface = Surface.Embeddings },
        ["moderation"] = Routes.Facts with { Surface = Surface.Moderations },
        ["rerank"] = Routes.Facts with { Surface = Surface.Rerank },
    };

    private static IEnumerable<TestCaseData> Cases() =>
        from word in Words
        from need in Needs
        select new TestCaseData(word.Word, need.Key, word.Allows.Contains(need.Key)).SetArgDisplayNames($"{word.Word} for {need.Key}");

    private static string[] NeedNames() => [.. Needs.Keys];

    [TestCaseSource(nameof(Cases))]
    public void A_word_allows_what_it_means_and_nothing_else(string word, string need, bool allowed)
    {
        IsCandidate(need, word).ShouldBe(allowed);
        IsCandidate(need, "testing", word).ShouldBe(allowed);
    }

    [TestCaseSource(nameof(NeedNames))]
    public void Words_that_nobody_knows_say_nothing(string need)
    {
        IsCandidate(need).ShouldBeTrue();
        IsCandidate(need, "testing", "x2y").ShouldBeTrue();
    }

    private static bool IsCandidate(string need, params string[] words) => new Planning(Routes.Snapshot(
        [Routes.Provider("a") with { Models = [new ProviderModel { Name = "m", Capabilities = words }] }]))
        .Plan("a/m", Needs[need]).Candidates.Count == 1;
}
