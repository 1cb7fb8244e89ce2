using System.Globalization;
using Aisbf.Api.OpenApi.Shapes;
using Aisbf.Domain.Tenancy;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Gives every error the body that its path answers, and words that say when it comes.</summary>
internal sealed class ErrorOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var isManagement = AccessOperationFilter.LevelOf(context).IsManagement();
        var shape = isManagement ? typeof(ProblemShape) : typeof(OpenAiErrorShape);
        foreach (var status in (operation.Responses ?? []).Keys.Where(IsError).ToList())
        {
            operation.Responses![status] = new OpenApiResponse
            {
                Description = Describe(status),
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [isManagement ? "application/problem+json" : "application/json"] =
                        new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(shape, context.SchemaRepository) },
                },
            };
        }
    }

    private static bool IsError(string status) => int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 400;

    private static string Describe(string status) => status switch
    {
        "400" => "The request is not valid; `param` names the field.",
        "401" => "No token, or one that is not valid.",
        "403" => "The token's scope does not include this.",
        "404" => "There is no such thing.",
        "409" => "Other routes name it, or somebody else is changing it.",
        "412" => "It is not as `If-Match` or `If-None-Match` asks.",
        "413" => "The body is too large.",
        "415" => "The body is not of a type that is described here, or its encoding is not known.",
        "429" => "Every candidate is at its limit; `Retry-After` tells how long.",
        "502" => "The provider refused or its answer cannot be used.",
        "503" => "No candidate can be reached or is in service.",
        "504" => "The provider did not answer in time.",
        _ => "The request failed.",
    };
}
