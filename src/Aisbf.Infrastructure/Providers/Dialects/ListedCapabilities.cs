using System.Text.Json;
using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Reads what a model can do from the ways in which OpenRouter and Mistral tell it. Told nothing, nothing is known.</summary>
internal static class ListedCapabilities
{
    public static IReadOnlyList<string>? Read(JsonElement model)
    {
        var words = new List<string>();
        var stated = UpstreamJson.Object(model, "capabilities");
        AddIf(words, UpstreamJson.True(stated, "completion_chat"), CapabilityNames.Chat);
        AddIf(words, UpstreamJson.True(stated, "vision"), CapabilityNames.Vision);
        AddIf(words, UpstreamJson.True(stated, "function_calling"), CapabilityNames.ToolUse);

        var architecture = UpstreamJson.Object(model, "architecture");
        AddIf(words, Has(architecture, "output_modalities", "text"), CapabilityNames.Chat);
        AddIf(words, Has(architecture, "input_modalities", "image"), CapabilityNames.Vision);
        AddIf(words, Has(architecture, "input_modalities", "audio"), CapabilityNames.AudioInput);
        AddIf(words, Has(architecture, "output_modalities", "image"), CapabilityNames.ImageGeneration);
        AddIf(words, Has(architecture, "output_modalities", "embeddings"), CapabilityNames.Embeddings);
        AddIf(words, Has(model, "supported_parameters", "tools"), CapabilityNames.ToolUse);
        AddIf(words, Has(model, "supported_parameters", "reasoning"), CapabilityNames.Reasoning);
        return words.Count > 0 ? words : null;
    }

    private static void AddIf(List<string> words, bool condition, string word)
    {
        if (condition && !words.Contains(word)) words.Add(word);
    }

    private static bool Has(JsonElement parent, string name, string word)
    {
        foreach (var item in UpstreamJson.Array(parent, name))
        {
            if (item.ValueKind == JsonValueKind.String && item.ValueEquals(word)) return true;
        }

        return false;
    }
}
