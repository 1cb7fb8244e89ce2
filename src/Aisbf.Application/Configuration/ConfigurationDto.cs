using Aisbf.Application.Autoselects;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;

namespace Aisbf.Application.Configuration;

/// <summary>All of an owner's configuration in one document, which can be imported again.</summary>
/// <param name="Providers">By id; keys are masked.</param>
/// <param name="Rotations">By id; keys are masked.</param>
/// <param name="Autoselect">By id.</param>
public sealed record ConfigurationDto(
    IReadOnlyDictionary<string, ProviderDto> Providers,
    IReadOnlyDictionary<string, RotationDto> Rotations,
    IReadOnlyDictionary<string, AutoselectDto> Autoselect);
