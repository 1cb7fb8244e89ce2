using Aisbf.Api.Controllers.Configuration;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Puts the name of the kind into the words of <see cref="ResourceController{TDto}"/>.</summary>
internal sealed class ResourceWordsFilter : IOperationFilter
{
    private const string Mark = "[resource]";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.MethodInfo.DeclaringType is not { IsConstructedGenericType: true } declaring
            || declaring.GetGenericTypeDefinition() != typeof(ResourceController<>))
        {
            return;
        }

        var name = DocumentNames.OfSchema(declaring.GenericTypeArguments[0]).ToLowerInvariant();
        operation.Summary = operation.Summary?.Replace(Mark, name, StringComparison.Ordinal);
        foreach (var parameter in operation.Parameters ?? [])
        {
            parameter.Description = parameter.Description?.Replace(Mark, name, StringComparison.Ordinal);
        }
    }
}
