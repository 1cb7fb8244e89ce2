using System.Text.Json;
using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Reads what an upstream's list tells beyond names and sizes, as far as it is worth keeping and small enough to be kept.</summary>
internal static class ListedDetails
{
    private const int MaxTextLength = 1000;
    private const int MaxJsonLength = 2000;
    private const int MaxParameters = 64;
    private const int MaxParameterLength = 64;

    public static ModelDetails? Read(JsonElement model)
    {
        var details = new ModelDetails
        {
            Architecture = Kept(UpstreamJson.Object(model, "architecture")),
            TopProvider = Kept(UpstreamJson.Object(model, "top_provider")),
            SupportedParameters = Parameters(model),
            DefaultParameters = Kept(UpstreamJson.Object(model, "default_parameters")),
        };
        return details == new ModelDetails() ? null : details;
    }

    public static string? Description(JsonElement model) => ModelList.Text(model, "description") switch
    {
        null or "" => null,
        { Length: > MaxTextLength } text => text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)],
        var text => text,
    };

    private static JsonElement? Kept(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.GetRawText().Length <= MaxJsonLength ? value.Clone() : null;

    private static List<string>? Parameters(JsonElement model)
    {
        var names = new List<string>();
        foreach (var name in UpstreamJson.Array(model, "supported_parameters"))
        {
            if (names.Count < MaxParameters && name.ValueKind == JsonValueKind.String && name.GetString() is { Length: <= MaxParameterLength } text)
            {
                names.Add(text);
            }
        }

        return names.Count > 0 ? names : null;
    }
}
