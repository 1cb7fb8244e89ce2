using Aisbf.Api.Authentication;
using Aisbf.Domain.Tenancy;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Says of every operation whether it needs a token.</summary>
internal sealed class AccessOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (LevelOf(context) == AccessLevel.Public)
        {
            operation.Security = [];
            return;
        }

        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
        operation.Responses ??= [];
        operation.Responses.TryAdd("401", new OpenApiResponse());
        operation.Responses.TryAdd("403", new OpenApiResponse());
    }

    public static AccessLevel LevelOf(OperationFilterContext context) =>
        context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<AccessAttribute>().LastOrDefault()?.Level ?? AccessLevel.GlobalAdmin;
}
