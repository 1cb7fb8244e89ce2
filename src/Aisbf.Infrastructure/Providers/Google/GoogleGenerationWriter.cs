using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Writes <c>generationConfig</c>.</summary>
internal static class GoogleGenerationWriter
{
    public static void Write(Utf8JsonWriter writer, ChatRequest request, ChatTarget target, DroppedFields dropped)
    {
        var sampling = request.Sampling;
        writer.WriteStartObject("generationConfig"u8);
        WriteNumber(writer, "temperature"u8, sampling.Temperature);
        WriteNumber(writer, "topP"u8, sampling.TopP);
        if (sampling.TopK is { } topK) writer.WriteNumber("topK"u8, topK);
        if ((sampling.MaxTokens ?? target.MaxTokens) is { } maxTokens) writer.WriteNumber("maxOutputTokens"u8, maxTokens);
        if (sampling.Seed is { } seed) writer.WriteNumber("seed"u8, seed);
        WriteNumber(writer, "presencePenalty"u8, sampling.PresencePenalty);
        WriteNumber(writer, "frequencyPenalty"u8, sampling.FrequencyPenalty);
        if (sampling.N is > 1 and var choices)
        {
            // A stream's events do not say which of several answers they belong to.
            if (target.Stream) dropped.Add("n");
            else writer.WriteNumber("candidateCount"u8, choices);
        }

        WriteStop(writer, sampling.Stop);
        WriteFormat(writer, request.ResponseFormat);
        WriteThinking(writer, request.Reasoning, target.Model, dropped);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
    }

    private static void WriteStop(Utf8JsonWriter writer, IReadOnlyList<string> stops)
    {
        if (stops.Count == 0) return;

        writer.WriteStartArray("stopSequences"u8);
        foreach (var stop in stops)
        {
            writer.WriteStringValue(stop);
        }

        writer.WriteEndArray();
    }

    private static void WriteFormat(Utf8JsonWriter writer, ResponseFormat? format)
    {
        if (format is null or { Kind: ResponseFormatKind.Text }) return;

        writer.WriteString("responseMimeType"u8, "application/json"u8);
        if (format.Schema is not { } schema) return;

        writer.WritePropertyName("responseJsonSchema"u8);
        GoogleSchema.Write(writer, schema);
    }

    private static void WriteThinking(Utf8JsonWriter writer, ReasoningOptions? wish, string model, DroppedFields dropped)
    {
        if (wish is null) return;

        var byLevel = GeminiGeneration.IsThreeOrLater(model);
        var off = ReasoningBudget.IsOff(wish);
        var effort = ReasoningBudget.Effort(wish);
        if ((effort is null && !off) || (byLevel && off))
        {
            // Thinking cannot be switched off where it is asked for by level.
            dropped.Add(wish.Path);
            return;
        }

        writer.WriteStartObject("thinkingConfig"u8);
        if (off) writer.WriteNumber("thinkingBudget"u8, 0);
        else if (byLevel) writer.WriteString("thinkingLevel"u8, effort is "xhigh" or "max" ? "high" : effort);
        else writer.WriteNumber("thinkingBudget"u8, ReasoningBudget.Tokens(wish)!.Value);
        if (!off) writer.WriteBoolean("includeThoughts"u8, true);
        writer.WriteEndObject();
    }
}
