using System.Text.Json;
using Aisbf.Simulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>A request that was read and is about to be answered.</summary>
internal sealed record SimRequest
{
    public required HttpRequest Http { get; init; }

    /// <summary>Number of the request, the seed of every id in the answer.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required SimulatorOptions Options { get; init; }

    public required Directives Directives { get; init; }

    /// <summary>Model name without its suffix; empty if the request names none.</summary>
    public required string Model { get; init; }

    /// <summary>The body if it is JSON, otherwise undefined.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>The body if it is a form.</summary>
    public IFormCollection? Form { get; init; }
}
