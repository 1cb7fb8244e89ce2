namespace Aisbf.Api.Controllers.Probes;

/// <summary>The version of the gateway.</summary>
/// <param name="Version">Such as <c>0.1.0</c>.</param>
public sealed record VersionDto(string Version);
