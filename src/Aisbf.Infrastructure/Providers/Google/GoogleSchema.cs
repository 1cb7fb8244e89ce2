using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>
/// Writes a JSON Schema for Google's fields that take JSON Schema as it is. Two things they refuse: <c>$schema</c>, which
/// says nothing that matters, and a <c>$ref</c> with other words beside it. So references within the schema are replaced
/// by what they refer to; a schema that refers to itself, or would grow without bound, goes out as it came.
/// </summary>
internal sealed class GoogleSchema
{
    /// <summary>References in references double with each step: far below what would hurt us, far above what people write.</summary>
    private const int MaxNodes = 10_000;

    private readonly JsonElement _root;
    private readonly List<string> _open = [];
    private int _nodes;

    private GoogleSchema(JsonElement root) => _root = root;

    public static void Write(Utf8JsonWriter writer, JsonElement schema)
    {
        var inliner = new GoogleSchema(schema);
        inliner.WriteNode(writer, schema, inline: inliner.CanInline(schema), isRoot: true);
    }

    /// <summary>Walks as the writing will, to know before the first byte whether it ends.</summary>
    private bool CanInline(JsonElement node)
    {
        if (++_nodes > MaxNodes) return false;
        if (node.ValueKind == JsonValueKind.Array) return node.EnumerateArray().All(CanInline);
        if (node.ValueKind != JsonValueKind.Object) return true;

        if (TryGetReference(node, out var pointer))
        {
            if (_open.Contains(pointer) || !TryResolve(pointer, out var target)) return false;

            _open.Add(pointer);
            var can = CanInline(target);
            _open.RemoveAt(_open.Count - 1);
            if (!can) return false;
        }

        return node.EnumerateObject().All(property => IsDefinitions(property) || CanInline(property.Value));
    }

    private void WriteNode(Utf8JsonWriter writer, JsonElement node, bool inline, bool isRoot = false)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in node.EnumerateArray())
                {
                    WriteNode(writer, element, inline);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var lacksType = isRoot && !node.TryGetProperty("type", out _) && !TryGetReference(node, out _);
                if (lacksType) writer.WriteString("type"u8, "object"u8);
                WriteProperties(writer, node, inline, isRoot, default);
                writer.WriteEndObject();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    /// <param name="writer">Where to.</param>
    /// <param name="node">Whose properties.</param>
    /// <param name="inline">References are replaced.</param>
    /// <param name="isRoot">The node is the whole schema.</param>
    /// <param name="over">The node that refers to this one: what it says itself comes first.</param>
    private void WriteProperties(Utf8JsonWriter writer, JsonElement node, bool inline, bool isRoot, JsonElement over)
    {
        foreach (var property in node.EnumerateObject())
        {
            if (isRoot && property.NameEquals("$schema"u8)) continue;
            if (inline && (IsDefinitions(property) || IsReference(property))) continue;
            if (over.ValueKind == JsonValueKind.Object && over.TryGetProperty(property.Name, out _)) continue;

            writer.WritePropertyName(property.Name);
            WriteNode(writer, property.Value, inline);
        }

        if (inline && TryGetReference(node, out var pointer) && TryResolve(pointer, out var target))
            WriteProperties(writer, target, inline, isRoot: false, node);
    }

    private static bool IsDefinitions(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Object && (property.NameEquals("$defs"u8) || property.NameEquals("definitions"u8));

    private static bool IsReference(JsonProperty property) =>
        property.NameEquals("$ref"u8) && property.Value.ValueKind == JsonValueKind.String;

    private static bool TryGetReference(JsonElement node, out string pointer)
    {
        var isReference = node.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String;
        pointer = isReference ? reference.GetString()! : "";
        return pointer.Length > 0;
    }

    private bool TryResolve(string pointer, out JsonElement target)
    {
        target = _root;
        if (pointer == "#") return true;
        if (!pointer.StartsWith("#/", StringComparison.Ordinal)) return false;

        foreach (var step in pointer[2..].Split('/'))
        {
            var name = Uri.UnescapeDataString(step)
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            if (target.ValueKind != JsonValueKind.Object || !target.TryGetProperty(name, out target)) return false;
        }

        return true;
    }
}
