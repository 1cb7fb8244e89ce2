namespace Aisbf.Api.Controllers.Probes;

/// <summary>What llama.cpp's server generates with.</summary>
/// <param name="NCtx">Tokens of prompt and answer together; 0 when nothing is known.</param>
/// <param name="Model">The model that was asked about.</param>
public sealed record LlamaCppSettings(int NCtx, string Model);
