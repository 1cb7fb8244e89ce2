namespace Aisbf.Api.Controllers.Probes;

/// <summary>A list of models as Ollama's clients read it.</summary>
/// <param name="Models">The entries.</param>
public sealed record OllamaModelList(IReadOnlyList<OllamaModel> Models);
