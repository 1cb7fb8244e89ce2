using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>Finds the model that a request names and takes the fault suffix off it.</summary>
internal static class ModelName
{
    /// <summary>The name as sent: from the path, the JSON body or the form; empty if there is none.</summary>
    public static string Find(string? fromPath, JsonElement json, IFormCollection? form) =>
        fromPath
        ?? (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("model"u8, out var model) && model.ValueKind == JsonValueKind.String
            ? model.GetString()!
            : form?["model"].ToString() ?? "");

    /// <summary>Splits <c>name#words</c>.</summary>
    public static (string Name, string? Suffix) Split(string model)
    {
        var hash = model.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (model, null) : (model[..hash], model[(hash + 1)..]);
    }
}
