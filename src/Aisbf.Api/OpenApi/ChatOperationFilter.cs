using Aisbf.Api.Controllers.Routes;
using Aisbf.Api.OpenApi.Shapes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Describes the body of operations that take a chat request, which they read themselves, and what chats answer.</summary>
internal sealed class ChatOperationFilter : IOperationFilter
{
    private static readonly int[] Failures = [400, 404, 413, 415, 429, 502, 503, 504];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var action = context.ApiDescription.ActionDescriptor;
        if (!action.EndpointMetadata.OfType<ChatOperationAttribute>().Any())
        {
            return;
        }

        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType> { ["application/json"] = Media<ChatRequestShape>(context) },
        };
        if (context.MethodInfo.DeclaringType == typeof(RouteExplanationController))
        {
            return;
        }

        operation.Responses ??= [];
        operation.Responses["200"] = new OpenApiResponse
        {
            Description = "The answer; with `stream` as server-sent events, each a chunk of it, ended by `[DONE]`.",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = Media<ChatCompletionShape>(context),
                ["text/event-stream"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        };
        foreach (var status in Failures)
        {
            operation.Responses.TryAdd($"{status}", new OpenApiResponse());
        }
    }

    private static OpenApiMediaType Media<T>(OperationFilterContext context) =>
        new() { Schema = context.SchemaGenerator.GenerateSchema(typeof(T), context.SchemaRepository) };
}
