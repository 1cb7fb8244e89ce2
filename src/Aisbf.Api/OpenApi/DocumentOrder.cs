using Aisbf.Api.Controllers.Gateway;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Aisbf.Api.OpenApi;

/// <summary>Puts groups, paths, answers and schemas into an order that does not depend on how they were found, what is called most first.</summary>
internal sealed class DocumentOrder : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var paths = swaggerDoc.Paths.OrderBy(path => Rank(path.Value.Operations?.Values.First().Tags?.First().Name)).ThenBy(path => path.Key, StringComparer.Ordinal).ToList();
        swaggerDoc.Paths = [];
        foreach (var (path, item) in paths)
        {
            swaggerDoc.Paths.Add(path, item);
        }

        foreach (var operation in paths.SelectMany(path => path.Value.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
        {
            var responses = (operation.Responses ?? []).OrderBy(response => response.Key, StringComparer.Ordinal).ToList();
            operation.Responses = [];
            foreach (var (status, response) in responses)
            {
                operation.Responses.Add(status, response);
            }
        }

        swaggerDoc.Tags = Ordered(swaggerDoc.Tags ?? new HashSet<OpenApiTag>());
        if (swaggerDoc.Components?.Schemas is { } schemas)
        {
            // Errors have shapes of their own here.
            schemas.Remove("ProblemDetails");
            swaggerDoc.Components.Schemas = new SortedDictionary<string, IOpenApiSchema>(schemas, StringComparer.Ordinal);
        }
    }

    private static HashSet<OpenApiTag> Ordered(IEnumerable<OpenApiTag> tags)
    {
        var described = tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description ?? WordsOf(tag.Name!) });
        return [.. described.OrderBy(tag => Rank(tag.Name)).ThenBy(tag => tag.Name, StringComparer.Ordinal)];
    }

    /// <summary>For what has no controller whose words could be taken.</summary>
    private static string WordsOf(string tag) => tag switch
    {
        "Chat" => "Chat completions in OpenAI's dialect, whatever dialect the provider speaks.",
        "Messages" => "Messages in Anthropic's dialect, whatever dialect the provider speaks.",
        "Responses" => "OpenAI's Responses API, whatever dialect the provider speaks.",
        "Contents" => "What answers refer to by address.",
        "Provider surfaces" => "What a provider offers besides: any path of its own, with its credential.",
        _ => string.Join(". ", SurfaceRoutes.All.Where(route => route.Tag == tag).Select(route => route.Verb)) + ".",
    };

    private static int Rank(string? tag) => tag switch
    {
        "Chat" => 0,
        not null when SurfaceRoutes.All.Any(route => route.Tag == tag) => 1,
        "Models" => 2,
        "Rotations" => 3,
        "Health" => 6,
        not null when tag.StartsWith("Users: ", StringComparison.Ordinal) => 4,
        _ => 5,
    };
}
