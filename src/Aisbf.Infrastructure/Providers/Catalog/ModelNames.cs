using System.Text.RegularExpressions;

namespace Aisbf.Infrastructure.Providers.Catalog;

/// <summary>
/// The names under which a model may be known, from the exact to the general: <c>openai/gpt-4.1-mini-2025-04-14</c> is
/// <c>gpt-4.1-mini-2025-04-14</c>, or else <c>gpt-4.1-mini</c>.
/// </summary>
internal static partial class ModelNames
{
    // A snapshot of a tagged model is the most that names have.
    private const int MaxSteps = 4;

    public static IEnumerable<string> Of(string model)
    {
        // The vendor, or the collection, in front: models/…, meta-llama/…, accounts/fireworks/models/….
        var name = model[(model.LastIndexOf('/') + 1)..].ToLowerInvariant();
        for (var step = 0; name is { Length: > 0 } && step < MaxSteps; step++)
        {
            yield return name;
            name = Shorten(name);
        }
    }

    private static string? Shorten(string name)
    {
        var tag = name.IndexOfAny([':', '@']);
        if (tag >= 0)
        {
            // Ollama's tags begin with the size: gemma3:1b-it-qat is gemma3:1b, or else gemma3.
            var dash = name.IndexOf('-', tag);
            return dash >= 0 ? name[..dash] : name[..tag];
        }

        var version = Version().Match(name);
        return version.Success ? name[..version.Index] : null;
    }

    /// <summary>The date or number of a snapshot, or that it is the latest.</summary>
    [GeneratedRegex(@"-(?:latest|\d{4}-\d{2}-\d{2}|\d{8}|\d{4}|\d{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
