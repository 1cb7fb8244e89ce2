using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Writes how tokens are drawn. Values go out as they came: whether they are in range is the vendor's to say. But some
/// models, and every model that thinks, refuse the fields as such.
/// </summary>
internal static class AnthropicSamplingWriter
{
    public static void Write(
        Utf8JsonWriter writer, SamplingOptions sampling, ClaudeGeneration model, AnthropicThinking thinking, DroppedFields dropped)
    {
        var free = model.TakesSampling && !thinking.IsOn;
        if (sampling.Temperature is { } temperature)
        {
            if (free) writer.WriteNumber("temperature"u8, temperature);
            else if (temperature != 1) dropped.Add("temperature");
        }

        if (sampling.TopP is { } topP)
        {
            // Thinking models allow a little play here.
            if (free || (model.TakesSampling && topP is >= 0.95 and <= 1)) writer.WriteNumber("top_p"u8, topP);
            else if (topP != 1) dropped.Add("top_p");
        }

        if (sampling.TopK is { } topK)
        {
            if (free) writer.WriteNumber("top_k"u8, topK);
            else dropped.Add("top_k");
        }

        if (sampling.Stop.Count == 0) return;

        writer.WriteStartArray("stop_sequences"u8);
        foreach (var stop in sampling.Stop)
        {
            writer.WriteStringValue(stop);
        }

        writer.WriteEndArray();
    }
}
