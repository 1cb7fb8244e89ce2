namespace Aisbf.Api.Controllers.Probes;

/// <summary>Which model <c>/api/show</c> is asked about.</summary>
public sealed record OllamaShowBody
{
    /// <summary>The entry's id, such as <c>provider/model</c> or <c>rotation/id</c>.</summary>
    public string? Model { get; init; }

    /// <summary>The same; what clients sent before there was <see cref="Model"/>.</summary>
    public string? Name { get; init; }
}
