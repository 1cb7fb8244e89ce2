using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;

namespace Aisbf.Application.Abstractions;

/// <summary>All of one owner's routes.</summary>
public sealed record OwnerConfiguration(
    IReadOnlyList<Provider> Providers, IReadOnlyList<Rotation> Rotations, IReadOnlyList<Autoselect> Autoselects);
