#pragma warning disable OPENAI001 // The library calls some of its formats experimental.
using System.Text;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Embeddings;
using OpenAI.Images;
using OpenAI.Moderations;

namespace Aisbf.Api.Tests.Clients;

/// <summary>What the official .NET library does with the surfaces besides chat.</summary>
internal static class DotNetMedia
{
    public static async Task EmbedAsync(OpenAIClient client, string model)
    {
        var options = new EmbeddingGenerationOptions { Dimensions = 8 };

        OpenAIEmbeddingCollection vectors = await client.GetEmbeddingClient(model).GenerateEmbeddingsAsync(["red", "blue"], options);
        OpenAIEmbedding blue = await client.GetEmbeddingClient(model).GenerateEmbeddingAsync("blue", options);

        vectors.Count.ShouldBe(2);
        vectors[1].ToFloats().ToArray().ShouldBe(blue.ToFloats().ToArray(), tolerance: 1e-6f);
        blue.ToFloats().Length.ShouldBe(8);
    }

    public static async Task EmbedTokensAsync(OpenAIClient client, string model)
    {
        ReadOnlyMemory<int>[] tokens = [new[] { 1, 2, 3 }, new[] { 4, 5 }];

        OpenAIEmbeddingCollection vectors = await client.GetEmbeddingClient(model).GenerateEmbeddingsAsync(tokens);

        vectors.Count.ShouldBe(2);
    }

    public static async Task DrawAsync(OpenAIClient client, string model)
    {
        var options = new ImageGenerationOptions { Size = GeneratedImageSize.W1024xH1024, ResponseFormat = GeneratedImageFormat.Bytes };

        GeneratedImage image = await client.GetImageClient(model).GenerateImageAsync("A lighthouse", options);

        Encoding.ASCII.GetString(image.ImageBytes.ToMemory().Span[1..4]).ShouldBe("PNG");
    }

    public static async Task RedrawAsync(OpenAIClient client, string model)
    {
        using var picture = new MemoryStream(new byte[1000]);

        GeneratedImageCollection images = await client.GetImageClient(model).GenerateImageEditsAsync(picture, "picture.png", "Bluer", 2);

        images.Count.ShouldBe(2);
    }

    public static async Task VaryAsync(OpenAIClient client, string model)
    {
        using var picture = new MemoryStream(new byte[1000]);

        GeneratedImage image = await client.GetImageClient(model).GenerateImageVariationAsync(
            picture, "picture.png", new ImageVariationOptions { ResponseFormat = GeneratedImageFormat.Bytes });

        image.ImageBytes.ToMemory().IsEmpty.ShouldBeFalse();
    }

    public static async Task SpeakAsync(OpenAIClient client, string model)
    {
        BinaryData sound = await client.GetAudioClient(model).GenerateSpeechAsync(
            "Pong", GeneratedSpeechVoice.Alloy, new SpeechGenerationOptions { ResponseFormat = GeneratedSpeechFormat.Wav });

        Encoding.ASCII.GetString(sound.ToMemory().Span[..4]).ShouldBe("RIFF");
    }

    public static async Task TranscribeAsync(OpenAIClient client, string model)
    {
        foreach (var format in new[] { AudioTranscriptionFormat.Simple, AudioTranscriptionFormat.Verbose, AudioTranscriptionFormat.Text, AudioTranscriptionFormat.Srt, AudioTranscriptionFormat.Vtt })
        {
            using var sound = new MemoryStream(new byte[200_000]);

            AudioTranscription transcription = await client.GetAudioClient(model).TranscribeAudioAsync(
                sound, "sound.wav", new AudioTranscriptionOptions { ResponseFormat = format });

            transcription.Text.ShouldContain("200000 bytes", Case.Sensitive, format.ToString());
        }
    }

    public static async Task TranslateAsync(OpenAIClient client, string model)
    {
        using var sound = new MemoryStream(new byte[200_000]);

        AudioTranslation translation = await client.GetAudioClient(model).TranslateAudioAsync(sound, "sound.wav");

        translation.Text.ShouldNotBeEmpty();
    }

    public static async Task ModerateAsync(OpenAIClient client, string model)
    {
        ModerationResultCollection verdicts = await client.GetModerationClient(model).ClassifyTextAsync(["peace", "violence"]);

        verdicts.Select(verdict => verdict.Flagged).ShouldBe([false, true]);
    }
}
