namespace Aisbf.Api.Controllers.Probes;

/// <summary>An entry of a list of models as Ollama's clients read it.</summary>
public sealed record OllamaModel
{
    /// <summary>The name to call it by.</summary>
    public required string Name { get; init; }

    public string Model => Name;

    /// <summary>When it was made, where that is known.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Bytes on a disk; there is none.</summary>
    public long Size { get; init; }

    /// <summary>Of the name, because there is no file.</summary>
    public required string Digest { get; init; }

    public required OllamaDetails Details { get; init; }
}
