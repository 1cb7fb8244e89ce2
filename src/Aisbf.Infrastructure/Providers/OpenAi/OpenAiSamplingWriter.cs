using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes how tokens are drawn. Values go out as they came; whether they are in range is the vendor's to say.</summary>
internal static class OpenAiSamplingWriter
{
    public static void Write(Utf8JsonWriter writer, ChatRequest request, in ChatTarget target, in OpenAiModel model, DroppedFields dropped)
    {
        var sampling = request.Sampling;
        if ((sampling.MaxTokens ?? target.MaxTokens) is { } limit) writer.WriteNumber(model.LimitField, limit);
        WriteChance(writer, "temperature", sampling.Temperature, model, dropped);
        WriteChance(writer, "top_p", sampling.TopP, model, dropped);
        if (sampling.TopK is { } topK && model.Takes("top_k")) writer.WriteNumber("top_k"u8, topK);
        if (sampling.Seed is { } seed) writer.WriteNumber("seed"u8, seed);
        if (sampling.N is { } n) writer.WriteNumber("n"u8, n);
        if (sampling.PresencePenalty is { } presence) writer.WriteNumber("presence_penalty"u8, presence);
        if (sampling.FrequencyPenalty is { } frequency) writer.WriteNumber("frequency_penalty"u8, frequency);
        if (sampling.Logprobs is { } logprobs) writer.WriteBoolean("logprobs"u8, logprobs);
        if (sampling.TopLogprobs is { } topLogprobs) writer.WriteNumber("top_logprobs"u8, topLogprobs);
        if (sampling.LogitBias is { } bias)
        {
            writer.WritePropertyName("logit_bias"u8);
            bias.WriteTo(writer);
        }

        if (sampling.Stop.Count == 0) return;

        writer.WriteStartArray("stop"u8);
        foreach (var stop in sampling.Stop)
        {
            writer.WriteStringValue(stop);
        }

        writer.WriteEndArray();
    }

    /// <summary>OpenAI's models that reason take no value but the usual one.</summary>
    private static void WriteChance(Utf8JsonWriter writer, string name, double? value, in OpenAiModel model, DroppedFields dropped)
    {
        if (value is not { } number) return;

        if (!model.IsReasoner) writer.WriteNumber(name, number);
        else if (number != 1) dropped.Add(name);
    }
}
