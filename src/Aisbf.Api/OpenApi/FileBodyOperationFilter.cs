using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Describes the bodies that <see cref="FileBodyAttribute"/> states.</summary>
internal sealed class FileBodyOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<FileBodyAttribute>().SingleOrDefault() is { } file)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = file.MediaTypes.ToDictionary(type => type, IOpenApiMediaType (_) => Binary()),
            };
        }
    }

    private static OpenApiMediaType Binary() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
}
