using System.Text.Json;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>What a model can do by the methods that the list names for it.</summary>
internal static class GoogleMethods
{
    /// <summary>The capabilities; none when the list does not tell; null when there is nothing that we could ask the model for.</summary>
    public static IReadOnlyList<string>? Read(JsonElement model)
    {
        if (!model.TryGetProperty("supportedGenerationMethods", out var methods) || methods.ValueKind != JsonValueKind.Array) return [];

        var words = new List<string>();
        foreach (var method in methods.EnumerateArray())
        {
            var word = method.ValueKind == JsonValueKind.String ? OfMethod(method.GetString()) : null;
            if (word is not null && !words.Contains(word)) words.Add(word);
        }

        AddThinking(model, words);
        return words.Count > 0 ? words : null;
    }

    private static void AddThinking(JsonElement model, List<string> words)
    {
        if (words.Contains(CapabilityNames.Chat) && UpstreamJson.True(model, "thinking")) words.Add(CapabilityNames.Reasoning);
    }

    private static string? OfMethod(string? method) => method switch
    {
        "generateContent" => CapabilityNames.Chat,
        "embedContent" => CapabilityNames.Embeddings,
        "predict" => CapabilityNames.ImageGeneration,
        _ => null,
    };
}
