using System.Security.Cryptography;
using System.Text;
using Aisbf.Application.Models;
using Aisbf.Domain.Providers;

namespace Aisbf.Api.Controllers.Probes;

/// <summary>From entries of lists to Ollama's shapes.</summary>
internal static class OllamaMapping
{
    public static OllamaModel ToOllama(this ModelDto model) => new()
    {
        Name = model.Id,
        ModifiedAt = ModifiedAt(model),
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model.Id))),
        Details = Details(model),
    };

    public static OllamaModelInfo ToOllamaInfo(this ModelDto model)
    {
        var details = Details(model);
        var info = new Dictionary<string, object>(StringComparer.Ordinal) { ["general.architecture"] = details.Family };
        if (model.ContextSize is { } size)
        {
            info[$"{details.Family}.context_length"] = size;
        }

        return new OllamaModelInfo
        {
            Details = details,
            ModelInfo = info,
            Capabilities = Capabilities(model.Capabilities),
            ModifiedAt = ModifiedAt(model),
        };
    }

    private static OllamaDetails Details(ModelDto model) => new() { Family = model.Provider ?? model.Type };

    private static DateTimeOffset ModifiedAt(ModelDto model)
    {
        var isDate = model.Created >= 0 && model.Created <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        return DateTimeOffset.FromUnixTimeSeconds(isDate ? model.Created : 0);
    }

    // Clients offer only what is named here. Of what is not known, most models can chat, and take tools.
    private static IReadOnlyList<string> Capabilities(IReadOnlyList<string>? known) =>
        known is null ? ["completion", "tools"] : [.. known.Select(Word).OfType<string>().Distinct()];

    private static string? Word(string capability) => capability switch
    {
        CapabilityNames.Chat or "t2t" => "completion",
        CapabilityNames.Vision or "multimodal" => "vision",
        CapabilityNames.ToolUse or "tools" or "function_calling" => "tools",
        CapabilityNames.Reasoning => "thinking",
        CapabilityNames.Embeddings => "embedding",
        _ => null,
    };
}
