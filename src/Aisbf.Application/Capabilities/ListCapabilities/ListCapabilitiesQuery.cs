using Aisbf.Application.Abstractions;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Capabilities.ListCapabilities;

/// <summary>What each of the caller's providers can do on the given surfaces.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Surfaces">The surfaces that the gateway serves, by what their paths end with.</param>
public sealed record ListCapabilitiesQuery(Caller Caller, IReadOnlyDictionary<string, Surface> Surfaces) : IRequest<IReadOnlyList<ProviderCapabilitiesDto>>;

/// <summary>What one provider can do.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Type">Kind of upstream.</param>
/// <param name="Disabled">It is switched off, and does nothing of this now.</param>
/// <param name="Surfaces">Every surface that the gateway serves.</param>
public sealed record ProviderCapabilitiesDto(string Id, string Type, bool Disabled, IReadOnlyList<SurfaceCapabilityDto> Surfaces);

/// <summary>What a provider can do on one surface.</summary>
/// <param name="Surface">What the surface's paths end with, such as <c>chat/completions</c>.</param>
/// <param name="Support">Whether requests get there, and how.</param>
/// <param name="Streams">The answer can be asked for as a stream.</param>
/// <param name="Limits">What it cannot do, in words.</param>
public sealed record SurfaceCapabilityDto(string Surface, SurfaceSupportKind Support, bool Streams, IReadOnlyList<string> Limits);

internal sealed class ListCapabilitiesHandler(IRouteCatalog catalog) : IRequestHandler<ListCapabilitiesQuery, IReadOnlyList<ProviderCapabilitiesDto>>
{
    public async Task<IReadOnlyList<ProviderCapabilitiesDto>> Handle(ListCapabilitiesQuery request, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(request.Caller.Owner, cancellationToken);
        return
        [
            .. from provider in snapshot.Providers.Values
               where request.Caller.Limits.AllowsSomeOf(provider.Id)
               orderby provider.Id
               select new ProviderCapabilitiesDto(
                   provider.Id, provider.Type.Id, provider.Disabled, [.. request.Surfaces.Select(surface => Of(provider.Type, surface.Key, surface.Value))]),
        ];
    }

    private static SurfaceCapabilityDto Of(ProviderType type, string name, Surface surface) => type.Surfaces[surface] is { } support
        ? new SurfaceCapabilityDto(
            name, support.PassesThrough ? SurfaceSupportKind.PassThrough : SurfaceSupportKind.Translated, support.Streams, support.Limits)
        : new SurfaceCapabilityDto(name, SurfaceSupportKind.None, false, []);
}
