using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads <c>response_format</c>.</summary>
internal static class OpenAiResponseFormatReader
{
    private const string Path = "response_format";

    public static ResponseFormat? Read(JsonElement value, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, Path)) return null;

        context.Rest(value, Path, "type", "json_schema");
        switch (context.RequiredString(value, "type", Path))
        {
            case "text": return new ResponseFormat { Kind = ResponseFormatKind.Text };
            case "json_object": return new ResponseFormat { Kind = ResponseFormatKind.JsonObject };
            case "json_schema": return ReadSchema(value, context);
            default:
                context.Fail($"{Path}.type", $"'{Path}.type' has to be 'text', 'json_object' or 'json_schema'.");
                return null;
        }
    }

    private static ResponseFormat? ReadSchema(JsonElement value, RequestContext context)
    {
        const string path = Path + ".json_schema";
        if (!value.TryGetProperty("json_schema", out var schema) || schema.ValueKind != JsonValueKind.Object)
        {
            context.Fail(path, $"'{path}' has to be an object.");
            return null;
        }

        var format = new ResponseFormat { Kind = ResponseFormatKind.JsonSchema };
        foreach (var property in schema.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "name": format = format with { Name = context.String(property.Value, field) }; break;
                case "description": format = format with { Description = context.String(property.Value, field) }; break;
                case "schema": format = format with { Schema = context.Object(property.Value, field) }; break;
                case "strict": format = format with { Strict = context.Boolean(property.Value, field) }; break;
                default: context.Extra(field, property.Value); break;
            }
        }

        return format;
    }
}
