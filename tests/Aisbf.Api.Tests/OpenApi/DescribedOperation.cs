using System.Text.Json;

namespace Aisbf.Api.Tests.OpenApi;

/// <summary>An operation as the OpenAPI document has it.</summary>
/// <param name="Method">HTTP method in lower case.</param>
/// <param name="Path">Path template.</param>
/// <param name="Json">The operation.</param>
internal sealed record DescribedOperation(string Method, string Path, JsonElement Json)
{
    public IEnumerable<JsonElement> Parameters => Json.TryGetProperty("parameters", out var list) ? list.EnumerateArray() : [];

    public IEnumerable<JsonProperty> Responses => Json.GetProperty("responses").EnumerateObject();

    /// <summary>The JSON body, with its schema and its example.</summary>
    public JsonElement? Body => Content is { } content && content.TryGetProperty("application/json", out var json) ? json : null;

    /// <summary>Whether the body is a file as it is, or a form with one: nothing that could be shown by an example.</summary>
    public bool TakesFile => Content is { } content && content.EnumerateObject().All(c => c.Name == "multipart/form-data" ||
        c.Value.GetProperty("schema").TryGetProperty("format", out var format) && format.GetString() == "binary");

    private JsonElement? Content => Json.TryGetProperty("requestBody", out var body) ? body.GetProperty("content") : null;

    public static IReadOnlyList<DescribedOperation> All(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select new DescribedOperation(operation.Name, path.Name, operation.Value),
    ];

    public override string ToString() => $"{Method.ToUpperInvariant()} {Path}";
}
