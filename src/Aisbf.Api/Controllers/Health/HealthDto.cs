namespace Aisbf.Api.Controllers.Health;

/// <summary>The state of the process.</summary>
/// <param name="Status">Always <c>ok</c>; a process that is not well does not answer.</param>
public sealed record HealthDto(string Status);
