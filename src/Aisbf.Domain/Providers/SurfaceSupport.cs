namespace Aisbf.Domain.Providers;

/// <summary>How providers of one type serve one surface.</summary>
/// <param name="PassesThrough">The upstream speaks as the clients do: bodies go on as they are but for the model's name.</param>
/// <param name="Streams">The answer can be asked for as a stream.</param>
/// <param name="Limits">What it cannot do, in words.</param>
public sealed record SurfaceSupport(bool PassesThrough, bool Streams, IReadOnlyList<string> Limits);
