using Aisbf.Api.Controllers.Gateway;
using Aisbf.Api.OpenApi.Shapes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Describes what operations take and answer that read their bodies themselves.</summary>
internal sealed class SurfaceOperationFilter : IOperationFilter
{
    private static readonly int[] Failures = [400, 404, 413, 415, 429, 502, 503, 504];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<SurfaceRoute>().LastOrDefault() is { } route)
        {
            operation.RequestBody = Body(route.RequestType, route.Request, context);
            if (route.JsonRequest is { } json) operation.RequestBody.Content!["application/json"] = Media(json, context);
            DescribeAnswer(operation, route, context);
        }
        else if (metadata.OfType<ChatOperationAttribute>().Any())
        {
            operation.RequestBody = Body("application/json", typeof(ChatRequestShape), context);
        }
    }

    private static void DescribeAnswer(OpenApiOperation operation, SurfaceRoute route, OperationFilterContext context)
    {
        var content = new Dictionary<string, IOpenApiMediaType> { [route.AnswerType] = Media(route.Answer, context) };
        if (route.Streams)
        {
            content["text/event-stream"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }

        operation.Responses ??= [];
        operation.Responses["200"] = new OpenApiResponse
        {
            Description = route.Streams ? "The answer; with `stream` as server-sent events, as clients of this dialect expect them." : "The answer.",
            Content = content,
        };
        foreach (var status in Failures)
        {
            operation.Responses.TryAdd($"{status}", new OpenApiResponse());
        }
    }

    private static OpenApiRequestBody Body(string type, Type shape, OperationFilterContext context) => new()
    {
        Required = true,
        Content = new Dictionary<string, IOpenApiMediaType> { [type] = Media(shape, context) },
    };

    private static OpenApiMediaType Media(Type? shape, OperationFilterContext context) => new()
    {
        Schema = shape is null
            ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }
            : context.SchemaGenerator.GenerateSchema(shape, context.SchemaRepository),
    };
}
