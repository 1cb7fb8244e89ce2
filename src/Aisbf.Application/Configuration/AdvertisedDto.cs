using System.Text.Json.Nodes;

namespace Aisbf.Application.Configuration;

/// <summary>What rotations and autoselects tell about themselves in lists of models.</summary>
public abstract record AdvertisedDto : RouteDefaultsDto
{
    public string? Description { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public bool? Nsfw { get; init; }

    public bool? Privacy { get; init; }

    /// <summary>Context size to advertise, in tokens.</summary>
    public int? ContextLength { get; init; }

    public JsonNode? Architecture { get; init; }

    public PricingDto? Pricing { get; init; }

    public IReadOnlyList<string>? SupportedParameters { get; init; }

    public JsonNode? DefaultParameters { get; init; }
}
