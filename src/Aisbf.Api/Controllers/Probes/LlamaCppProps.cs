namespace Aisbf.Api.Controllers.Probes;

/// <summary>The properties that llama.cpp's server tells.</summary>
/// <param name="DefaultGenerationSettings">The context size.</param>
/// <param name="ModelPath">The model that was asked about.</param>
public sealed record LlamaCppProps(LlamaCppSettings DefaultGenerationSettings, string ModelPath)
{
    /// <summary>Requests at a time that its one model takes; there is no such limit here.</summary>
    public int TotalSlots => 1;

    /// <summary>Empty: providers have their own.</summary>
    public string ChatTemplate => "";

    /// <summary>Empty: there is none.</summary>
    public string SystemPrompt => "";
}
