using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Describes the body of operations that take a chat request, which they read themselves.</summary>
internal sealed class ChatOperationFilter : IOperationFilter
{
    private const string Example = """
        {"model":"rotation/demo","messages":[{"role":"user","content":"Say pong"}],"max_tokens":20}
        """;

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (!context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<ChatOperationAttribute>().Any())
        {
            return;
        }

        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "An OpenAI chat request. Fields that are not listed here are passed on as they are.",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType { Schema = ChatSchema(), Example = JsonNode.Parse(Example) },
            },
        };
    }

    private static OpenApiSchema ChatSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "model", "messages" },
        AdditionalPropertiesAllowed = true,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["model"] = Text("A bare model name, `provider/model` or `rotation/id`."),
            ["messages"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Message() },
            ["stream"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Answer with server-sent events." },
            ["max_tokens"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Description = "Most tokens of answer." },
            ["temperature"] = new OpenApiSchema { Type = JsonSchemaType.Number },
            ["tools"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } },
        },
    };

    private static OpenApiSchema Message() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "role" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["role"] = Text("`system`, `developer`, `user`, `assistant` or `tool`."),
            ["content"] = new OpenApiSchema { Description = "A string, or a list of parts." },
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
