using Aisbf.Domain.Tenancy;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Describes the headers that keep two people from undoing each other's changes.</summary>
internal sealed class PreconditionOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.Responses?.ContainsKey("412") != true || !AccessOperationFilter.LevelOf(context).IsManagement())
        {
            return;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(Header("If-Match", "Change it only if its entity tag is this one; `*` for any."));
        if (context.ApiDescription.HttpMethod == "PUT")
        {
            operation.Parameters.Add(Header("If-None-Match", "With `*`: save it only if there is none yet."));
        }
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
