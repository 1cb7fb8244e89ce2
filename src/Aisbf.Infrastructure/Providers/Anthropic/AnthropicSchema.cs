using System.Collections.Frozen;
using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Tells which JSON Schemas Anthropic enforces to the letter: it knows a part of JSON Schema, refuses a request that has
/// other words, and limits what all enforced schemas of one request may have together. One for each request.
/// </summary>
internal sealed class AnthropicSchema
{
    private const int MaxSchemas = 20;
    private const int MaxOptional = 24;
    private const int MaxUnions = 16;
    private const int MaxNodes = 2000;

    private static readonly FrozenSet<string> Formats = FrozenSet.Create(
        StringComparer.Ordinal, "date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid");

    private Counts _counts;

    /// <summary>Writes the fields of a schema that is enforced. What dialect of JSON Schema it is in is not told.</summary>
    public static void WriteFields(Utf8JsonWriter writer, JsonElement schema, bool withDescription = true)
    {
        foreach (var property in schema.EnumerateObject())
        {
            var isLeftOut = property.NameEquals("$schema"u8) || (!withDescription && property.NameEquals("description"u8));
            if (!isLeftOut) property.WriteTo(writer);
        }
    }

    /// <summary>Whether the schema can be enforced, beside those for which this was said before.</summary>
    public bool TryTake(JsonElement schema)
    {
        var walk = new Walk(schema, _counts);
        if (!walk.Fits()) return false;

        _counts = walk.Counts with { Schemas = _counts.Schemas + 1 };
        return true;
    }

    private record struct Counts(int Schemas, int Optional, int Unions);

    private sealed class Walk(JsonElement root, Counts counts)
    {
        private readonly List<string> _open = [];
        private Counts _counts = counts;
        private int _nodes;

        public Counts Counts => _counts;

        public bool Fits() =>
            _counts.Schemas < MaxSchemas && IsObject(root) && Fits(root) && _counts is { Optional: <= MaxOptional, Unions: <= MaxUnions };

        private static bool IsObject(JsonElement schema) =>
            schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("object"u8);

        private bool Fits(JsonElement schema)
        {
            if (++_nodes > MaxNodes || schema.ValueKind != JsonValueKind.Object) return false;

            var isClosed = false;
            foreach (var word in schema.EnumerateObject())
            {
                if (!Fits(word.Name, word.Value)) return false;

                isClosed |= word.NameEquals("additionalProperties"u8);
            }

            CountOptional(schema);
            return isClosed || !(IsObject(schema) || schema.TryGetProperty("properties", out _));
        }

        private bool Fits(string word, JsonElement value)
        {
            switch (word)
            {
                case "$schema" or "title" or "description" or "default" or "required": return true;
                case "type":
                    if (value.ValueKind == JsonValueKind.Array) _counts.Unions++;
                    return true;
                case "properties" or "$defs" or "definitions":
                    return value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(property => Fits(property.Value));
                case "items": return Fits(value);
                case "anyOf":
                    _counts.Unions++;
                    return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(Fits);
                case "additionalProperties": return value.ValueKind == JsonValueKind.False;
                case "enum": return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsScalar);
                case "const": return IsScalar(value);
                case "format": return value.ValueKind == JsonValueKind.String && Formats.Contains(value.GetString()!);
                case "minItems": return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var least) && least is 0 or 1;
                case "$ref": return value.ValueKind == JsonValueKind.String && FitsReference(value.GetString()!);
                default: return false;
            }
        }

        /// <summary>References lead to definitions at the root, and not in circles.</summary>
        private bool FitsReference(string pointer)
        {
            if (_open.Contains(pointer) || pointer.Split('/') is not ["#", "$defs" or "definitions", _]) return false;

            var steps = pointer.Split('/');
            if (!root.TryGetProperty(steps[1], out var all) || all.ValueKind != JsonValueKind.Object || !all.TryGetProperty(steps[2], out var target)) return false;

            _open.Add(pointer);
            var fits = Fits(target);
            _open.RemoveAt(_open.Count - 1);
            return fits;
        }

        private void CountOptional(JsonElement schema)
        {
            if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) return;

            var required = schema.TryGetProperty("required", out var names) && names.ValueKind == JsonValueKind.Array ? names.GetArrayLength() : 0;
            _counts.Optional += Math.Max(0, properties.EnumerateObject().Count() - required);
        }

        private static bool IsScalar(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
    }
}
