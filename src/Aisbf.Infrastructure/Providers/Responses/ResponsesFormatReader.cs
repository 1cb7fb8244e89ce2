using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Reads <c>text.format</c>.</summary>
internal static class ResponsesFormatReader
{
    private const string Path = "text.format";

    public static ResponseFormat? Read(JsonElement value, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, Path)) return null;

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

    private static ResponseFormat ReadSchema(JsonElement value, RequestContext context)
    {
        var format = new ResponseFormat { Kind = ResponseFormatKind.JsonSchema, Name = context.RequiredString(value, "name", Path) };
        foreach (var property in value.EnumerateObject())
        {
            var field = $"{Path}.{property.Name}";
            switch (property.Name)
            {
                case "type" or "name": break;
                case "description": format = format with { Description = context.String(property.Value, field) }; break;
                case "schema": format = format with { Schema = context.Object(property.Value, field) }; break;
                case "strict": format = format with { Strict = context.Boolean(property.Value, field) }; break;
                default: context.Extra(field, property.Value); break;
            }
        }

        if (format.Schema is null) context.Fail($"{Path}.schema", $"'{Path}.schema' has to be an object.");
        return format;
    }
}
