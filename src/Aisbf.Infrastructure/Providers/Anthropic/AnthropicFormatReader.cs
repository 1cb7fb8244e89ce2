using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Reads the answer's format: a schema. It is not asked of others that they enforce it to the letter, because those that
/// do refuse schemas that Anthropic takes.
/// </summary>
internal static class AnthropicFormatReader
{
    public static ResponseFormat? Read(JsonElement value, string path, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, path)) return null;

        if (context.RequiredString(value, "type", path) != "json_schema")
        {
            context.Fail($"{path}.type", $"'{path}.type' has to be 'json_schema'.");
            return null;
        }

        JsonElement? schema = null;
        foreach (var property in value.EnumerateObject())
        {
            if (property.NameEquals("schema"u8)) schema = context.Object(property.Value, $"{path}.schema");
            else if (!property.NameEquals("type"u8)) context.Extra($"{path}.{property.Name}", property.Value);
        }

        if (schema is null) context.Fail($"{path}.schema", $"'{path}.schema' has to be an object.");
        return new ResponseFormat { Kind = ResponseFormatKind.JsonSchema, Schema = schema };
    }
}
