using Aisbf.Api.Authentication;
using Aisbf.Api.Relay;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Describes operations that pass on bodies of any kind, which the gateway does not look into.</summary>
internal sealed class UnreadOperationFilter : IOperationFilter
{
    private const string AnyType = "*/*";
    private static readonly int[] Failures = [400, 404, 502, 504];
    private static readonly string[] WithBody = ["POST", "PUT", "PATCH"];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var isRelay = metadata.OfType<RelayRoute>().Any();
        if (!isRelay && !metadata.OfType<SignedAddressAttribute>().Any())
        {
            return;
        }

        if (isRelay && WithBody.Contains(context.ApiDescription.HttpMethod))
        {
            operation.RequestBody = new OpenApiRequestBody { Description = "Whatever the provider takes there.", Content = Any() };
        }

        operation.Responses ??= [];
        operation.Responses["200"] = new OpenApiResponse
        {
            Description = isRelay ? "The provider's answer, with its own status." : "The content, or the part of it that was asked for (206).",
            Content = Any(),
        };
        foreach (var status in Failures)
        {
            operation.Responses.TryAdd($"{status}", new OpenApiResponse());
        }
    }

    private static Dictionary<string, IOpenApiMediaType> Any() => new()
    {
        [AnyType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
    };
}
