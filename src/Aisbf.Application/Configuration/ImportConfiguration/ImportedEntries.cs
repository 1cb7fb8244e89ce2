using Aisbf.Application.Autoselects;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>The entries of the files, read and validated by themselves.</summary>
internal sealed record ImportedEntries(
    List<ImportCandidate<ProviderDto>> Providers, List<ImportCandidate<RotationDto>> Rotations, List<ImportCandidate<AutoselectDto>> Autoselects);
