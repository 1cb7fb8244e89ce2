using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Google;

/// <summary>Google's subset of JSON schema: other keywords are unknown fields, and a type is one name, not a list.</summary>
internal static class SchemaRules
{
    private static readonly HashSet<string> Types = new(["string", "number", "integer", "boolean", "array", "object", "null"], StringComparer.OrdinalIgnoreCase);

    public static ApiError? Check(JsonElement schema, string at)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return ApiError.Invalid($"Invalid value at '{at}' (type.googleapis.com/google.ai.generativelanguage.v1beta.Schema), {schema.GetRawText()}", at);
        if (GoogleFields.Unknown(schema, GoogleFields.Schema) is { } unknown)
            return GenerateRules.UnknownName(unknown, at);
        var type = schema.Get("type"u8);
        if (type.ValueKind == JsonValueKind.Array)
            return ApiError.Invalid($"Invalid JSON payload received. Unknown name \"type\" at '{at}': Proto field is not repeating, cannot start list.", at);
        if (type.ValueKind == JsonValueKind.String && !Types.Contains(type.GetString()!))
            return ApiError.Invalid($"Invalid value at '{at}.type' (type.googleapis.com/google.ai.generativelanguage.v1beta.Type), \"{type.GetString()}\"", at);

        var inside = schema.Get("properties"u8) is { ValueKind: JsonValueKind.Object } properties
            ? properties.EnumerateObject().Select(p => Check(p.Value, $"{at}.properties[{p.Name}]"))
            : [];
        if (schema.Get("items"u8) is { ValueKind: not JsonValueKind.Undefined } items)
            inside = inside.Append(Check(items, $"{at}.items"));
        return inside.Concat(schema.Field("anyOf").Items().Select(s => Check(s, $"{at}.any_of"))).FirstOrDefault(e => e is not null);
    }
}
