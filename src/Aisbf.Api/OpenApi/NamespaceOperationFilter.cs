using Aisbf.Api.Authentication;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Describes the name of the person in paths, where no action takes it as an argument.</summary>
internal sealed class NamespaceOperationFilter : IOperationFilter
{
    private const string Name = "username";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.RelativePath?.Contains($"{{{Name}}}", StringComparison.Ordinal) != true)
        {
            return;
        }

        operation.Parameters ??= [];
        var parameter = operation.Parameters.OfType<OpenApiParameter>().FirstOrDefault(p => p.Name == Name);
        if (!context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<NamespaceAttribute>().Any())
        {
            parameter?.Description ??= "The person's username.";
            return;
        }

        if (parameter is null)
        {
            parameter = new OpenApiParameter { Name = Name, In = ParameterLocation.Path, Required = true };
            operation.Parameters.Insert(0, parameter);
        }

        parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        parameter.Description = "Whose namespace it is: the caller's own, or for admins anybody's.";
        operation.Responses ??= [];
        operation.Responses.TryAdd("404", new OpenApiResponse());
    }
}
