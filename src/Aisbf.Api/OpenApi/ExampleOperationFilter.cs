using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Fills in <see cref="Examples"/>.</summary>
internal sealed class ExampleOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var key = $"{context.ApiDescription.HttpMethod} /{context.ApiDescription.RelativePath}";
        if (Examples.BodyOf(key) is { } body && operation.RequestBody?.Content is { } contents)
        {
            // A form has files, which no example can hold.
            foreach (var content in contents.Where(content => content.Key != "multipart/form-data").Select(content => content.Value).OfType<OpenApiMediaType>())
            {
                content.Example = JsonNode.Parse(body);
            }
        }

        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (Examples.ParameterOf(key, parameter.Name ?? "") is { } value)
            {
                parameter.Example = JsonValue.Create(value);
            }
        }
    }
}
