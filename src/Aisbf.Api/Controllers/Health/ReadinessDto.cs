using Aisbf.Application.Abstractions;

namespace Aisbf.Api.Controllers.Health;

/// <summary>Whether requests should be sent to this process, and why.</summary>
/// <param name="Status"><c>ready</c>, <c>degraded</c> or <c>stopping</c>.</param>
/// <param name="Database"><c>ok</c>, <c>not_writable</c> or <c>unreachable</c>, as the last change found it.</param>
public sealed record ReadinessDto(ReadinessStatus Status, StorageCondition Database);
