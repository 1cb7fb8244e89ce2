using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>Writes <c>options</c>: how tokens are drawn.</summary>
internal static class OllamaOptionsWriter
{
    public static void Write(Utf8JsonWriter writer, SamplingOptions sampling, ChatTarget target)
    {
        writer.WriteStartObject("options"u8);
        WriteNumber(writer, "temperature"u8, sampling.Temperature);
        WriteNumber(writer, "top_p"u8, sampling.TopP);
        if (sampling.TopK is { } topK) writer.WriteNumber("top_k"u8, topK);
        if ((sampling.MaxTokens ?? target.MaxTokens) is { } maxTokens) writer.WriteNumber("num_predict"u8, maxTokens);
        if (sampling.Seed is { } seed) writer.WriteNumber("seed"u8, seed);
        WriteNumber(writer, "presence_penalty"u8, sampling.PresencePenalty);
        WriteNumber(writer, "frequency_penalty"u8, sampling.FrequencyPenalty);
        if (sampling.Stop.Count > 0)
        {
            writer.WriteStartArray("stop"u8);
            foreach (var stop in sampling.Stop)
            {
                writer.WriteStringValue(stop);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
    }
}
