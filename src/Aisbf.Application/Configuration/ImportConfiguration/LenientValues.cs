using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>
/// Brings an entry of a file to the types that its fields have here: numbers and switches that are texts are read, what is
/// blank counts as not stated, and items without a name are left out. Each such change is told in a warning.
/// </summary>
internal static class LenientValues
{
    /// <summary>The changed document as UTF-8; empty when nothing had to be changed.</summary>
    public static Result<ReadOnlyMemory<byte>> Tidy(JsonElement entry, JsonTypeInfo type, List<string> warnings)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return default(ReadOnlyMemory<byte>);
        }

        try
        {
            var before = warnings.Count;
            var document = JsonObject.Create(entry)!;
            TidyObject(document, type, "", warnings);
            return warnings.Count == before ? default(ReadOnlyMemory<byte>) : JsonSerializer.SerializeToUtf8Bytes<JsonNode>(document);
        }
        catch (InvalidOperationException)
        {
            return new Error(ErrorCode.InvalidRequest, "A text is not valid Unicode.");
        }
    }

    private static void TidyObject(JsonObject document, JsonTypeInfo type, string path, List<string> warnings)
    {
        foreach (var property in type.Properties)
        {
            if (document.TryGetPropertyValue(property.Name, out var value) && value is not null)
            {
                TidyField(document, property, value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", type.Options, warnings);
            }
        }
    }

    private static void TidyField(
        JsonObject document, JsonPropertyInfo property, JsonNode value, string path, JsonSerializerOptions options, List<string> warnings)
    {
        var type = options.GetTypeInfo(property.PropertyType);
        if (type.Kind == JsonTypeInfoKind.Object && value is JsonObject inner)
        {
            TidyObject(inner, type, path, warnings);
        }
        else if (type.Kind == JsonTypeInfoKind.Enumerable && value is JsonArray items && property.PropertyType != typeof(JsonNode))
        {
            TidyItems(items, options.GetTypeInfo(type.ElementType!), path, warnings);
        }
        else if (property.PropertyType == typeof(TextList) && value is JsonArray texts)
        {
            DropBlankTexts(texts, path, warnings);
        }
        else if (value is JsonValue scalar && LenientScalars.Read(scalar, property) is { } reading)
        {
            document[property.Name] = reading.Value;
            warnings.Add($"{path}: {reading.Warning}");
        }
    }

    private static void TidyItems(JsonArray items, JsonTypeInfo itemType, string path, List<string> warnings)
    {
        if (itemType.Type == typeof(string))
        {
            DropBlankTexts(items, path, warnings);
            return;
        }

        var name = NameOf(itemType);
        if (items.RemoveAll(item => item is null || IsBlank(item) || name is not null && item is JsonObject fields && IsBlank(fields[name])) > 0)
        {
            warnings.Add($"{path}: entries without a {name ?? "value"} were left out.");
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonObject item)
            {
                TidyObject(item, itemType, $"{path}[{i}]", warnings);
            }
        }
    }

    private static void DropBlankTexts(JsonArray texts, string path, List<string> warnings)
    {
        if (texts.RemoveAll(IsBlank) > 0)
        {
            warnings.Add($"{path}: blank texts were left out.");
        }
    }

    private static string? NameOf(JsonTypeInfo type) =>
        Array.Find(["name", "provider_id", "model_id"], name => type.Properties.Any(property => property.Name == name));

    private static bool IsBlank(JsonNode? node) =>
        node is null || node is JsonValue value && value.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetValue<string>());
}
