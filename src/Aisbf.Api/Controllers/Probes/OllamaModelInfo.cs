namespace Aisbf.Api.Controllers.Probes;

/// <summary>What <c>/api/show</c> tells of a model.</summary>
public sealed record OllamaModelInfo
{
    public string Modelfile { get; init; } = "";

    public string Parameters { get; init; } = "";

    public string Template { get; init; } = "";

    public required OllamaDetails Details { get; init; }

    /// <summary>The context size, under the name that begins with the family.</summary>
    public required IReadOnlyDictionary<string, object> ModelInfo { get; init; }

    /// <summary>In Ollama's words: <c>completion</c>, <c>tools</c>, <c>vision</c>, <c>thinking</c>, <c>embedding</c>.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }
}
