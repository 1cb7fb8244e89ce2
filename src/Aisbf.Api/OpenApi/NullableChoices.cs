using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>
/// Says of a choice of types that it may be null in the way of OpenAPI 3.0, which has no type for null: each of the
/// choices may be.
/// </summary>
internal sealed class NullableChoices : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var property in (swaggerDoc.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Values.SelectMany(schema => schema.Properties?.Values ?? []))
        {
            if (property.AnyOf is not { } choices || choices.FirstOrDefault(choice => choice.Type == JsonSchemaType.Null) is not { } none) continue;

            choices.Remove(none);
            foreach (var choice in choices.OfType<OpenApiSchema>())
            {
                choice.Type |= JsonSchemaType.Null;
            }
        }
    }
}
