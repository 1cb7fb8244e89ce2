namespace Aisbf.Api.Controllers.Probes;

/// <summary>What Ollama tells of a model's file. There is no file here, so most of it is empty.</summary>
public sealed record OllamaDetails
{
    public string ParentModel { get; init; } = "";

    public string Format { get; init; } = "";

    /// <summary>The provider, or <c>rotation</c> or <c>autoselect</c>.</summary>
    public required string Family { get; init; }

    public IReadOnlyList<string> Families => [Family];

    public string ParameterSize { get; init; } = "";

    public string QuantizationLevel { get; init; } = "";
}
