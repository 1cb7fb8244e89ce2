using System.Text.Json;

namespace Aisbf.Domain.Providers;

/// <summary>What lists of models tell and routing does not look at; shown as it was stated.</summary>
public sealed record ModelDetails
{
    public JsonElement? Architecture { get; init; }

    public JsonElement? TopProvider { get; init; }

    public IReadOnlyList<string>? SupportedParameters { get; init; }

    public JsonElement? DefaultParameters { get; init; }
}
