using System.Text.Json;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Answers;

/// <summary>
/// Makes a value that fits a JSON schema: required properties only, or all of them when the schema has no list of required ones;
/// the first of several alternatives; the smallest number and shortest array allowed. Types may be in upper case, as Google has them.
/// </summary>
internal static class SchemaSynthesis
{
    // A schema may refer to itself.
    private const int DepthLimit = 12;

    /// <summary>A JSON text; without a schema, an object with one property.</summary>
    public static string Json(JsonElement schema)
    {
        using var buffer = new JsonBuffer();
        if (schema.ValueKind == JsonValueKind.Object)
        {
            Write(buffer.Json, schema, schema, "value", 0);
        }
        else
        {
            buffer.Json.WriteStartObject();
            buffer.Json.WriteString("answer"u8, "pong"u8);
            buffer.Json.WriteEndObject();
        }

        return buffer.TakeString();
    }

    private static void Write(Utf8JsonWriter json, JsonElement schema, JsonElement root, string name, int depth)
    {
        schema = Resolve(schema, root);
        if (depth > DepthLimit || schema.ValueKind != JsonValueKind.Object)
            json.WriteNullValue();
        else if (schema.TryGetProperty("const"u8, out var constant))
            constant.WriteTo(json);
        else if (schema.TryGetProperty("enum"u8, out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0)
            choices[0].WriteTo(json);
        else if (schema.TryGetProperty("default"u8, out var preset))
            preset.WriteTo(json);
        else
            WriteByType(json, schema, root, name, depth);
    }

    private static void WriteByType(Utf8JsonWriter json, JsonElement schema, JsonElement root, string name, int depth)
    {
        switch (TypeOf(schema))
        {
            case "object":
                WriteObject(json, schema, root, depth);
                break;
            case "array":
                WriteArray(json, schema, root, name, depth);
                break;
            case "integer":
                json.WriteNumberValue((long)Math.Ceiling(Number(schema, 1)));
                break;
            case "number":
                json.WriteNumberValue(Number(schema, 1.5m));
                break;
            case "boolean":
                json.WriteBooleanValue(true);
                break;
            case "null":
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(SchemaString.For(schema, name));
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, JsonElement schema, JsonElement root, int depth)
    {
        json.WriteStartObject();
        if (schema.TryGetProperty("properties"u8, out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            var required = schema.TryGetProperty("required"u8, out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select(r => r.GetString()).ToHashSet()
                : null;
            foreach (var property in properties.EnumerateObject())
            {
                if (required is not null ? !required.Contains(property.Name) : depth >= DepthLimit / 2)
                    continue;
                json.WritePropertyName(property.Name);
                Write(json, property.Value, root, property.Name, depth + 1);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, JsonElement schema, JsonElement root, string name, int depth)
    {
        var length = schema.TryGetProperty("minItems"u8, out var least) && TryInt(least, out var n) ? Math.Clamp(n, 1, 100) : 1;
        json.WriteStartArray();
        if (schema.TryGetProperty("items"u8, out var items) && depth < DepthLimit / 2)
        {
            for (var i = 0; i < length; i++)
                Write(json, items, root, name, depth + 1);
        }

        json.WriteEndArray();
    }

    private static JsonElement Resolve(JsonElement schema, JsonElement root)
    {
        for (var hops = 0; hops < DepthLimit && schema.ValueKind == JsonValueKind.Object; hops++)
        {
            if (schema.TryGetProperty("$ref"u8, out var reference))
                schema = Follow(reference.GetString() ?? "", root);
            else if (First(schema, "anyOf"u8) is { } any)
                schema = any;
            else if (First(schema, "oneOf"u8) is { } one)
                schema = one;
            else if (!schema.TryGetProperty("properties"u8, out _) && First(schema, "allOf"u8) is { } all)
                schema = all;
            else
                break;
        }

        return schema;
    }

    private static JsonElement? First(JsonElement schema, ReadOnlySpan<byte> name) =>
        schema.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? list[0] : null;

    private static JsonElement Follow(string pointer, JsonElement root)
    {
        var here = root;
        foreach (var step in pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (here.ValueKind != JsonValueKind.Object || !here.TryGetProperty(step, out here))
                return default;
        }

        return here;
    }

    private static string TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type"u8, out var type))
            return schema.TryGetProperty("properties"u8, out _) ? "object" : schema.TryGetProperty("items"u8, out _) ? "array" : "string";
        if (type.ValueKind == JsonValueKind.Array)
            type = type.EnumerateArray().FirstOrDefault(t => t.ValueKind == JsonValueKind.String && !t.ValueEquals("null"u8));
        return type.ValueKind == JsonValueKind.String ? type.GetString()!.ToLowerInvariant() : "null";
    }

    private static decimal Number(JsonElement schema, decimal usual)
    {
        if (Limit(schema, "minimum"u8) is { } least && least > usual)
            return least;
        if (Limit(schema, "exclusiveMinimum"u8) is { } below && below >= usual)
            return below + 1;
        return Limit(schema, "maximum"u8) is { } most && most < usual ? most : usual;
    }

    private static decimal? Limit(JsonElement schema, ReadOnlySpan<byte> name) =>
        schema.TryGetProperty(name, out var limit) && limit.ValueKind == JsonValueKind.Number && limit.TryGetDecimal(out var value) ? value : null;

    private static bool TryInt(JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number
            ? value.TryGetInt32(out number)
            : value.ValueKind == JsonValueKind.String && int.TryParse(value.GetString(), out number);
    }
}
