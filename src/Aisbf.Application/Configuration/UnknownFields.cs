using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aisbf.Application.Configuration;

/// <summary>
/// Finds the fields of a JSON tree that a type does not have, all of them and by path. The serializer itself stops at
/// the first, and an import has to name every field that it passes over.
/// </summary>
internal static class UnknownFields
{
    public static IReadOnlyList<string> Find(JsonElement element, JsonTypeInfo type)
    {
        var found = new List<string>();
        Walk(element, type, "", found);
        return found;
    }

    private static void Walk(JsonElement element, JsonTypeInfo type, string path, List<string> found)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                foreach (var field in element.EnumerateObject())
                {
                    WalkField(field, type, path, found);
                }

                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array && type.ElementType is { } itemType:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, type.Options.GetTypeInfo(itemType), $"{path}[{index++}]", found);
                }

                break;
            default:
                break;
        }
    }

    private static void WalkField(JsonProperty field, JsonTypeInfo type, string path, List<string> found)
    {
        var fieldPath = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
        foreach (var known in type.Properties)
        {
            if (field.NameEquals(known.Name))
            {
                Walk(field.Value, type.Options.GetTypeInfo(known.PropertyType), fieldPath, found);
                return;
            }
        }

        found.Add(fieldPath);
    }
}
