namespace Aisbf.Domain.Routing;

/// <summary>The result of one upstream call, as failover and health see it.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Status">The upstream's HTTP status, where there was one.</param>
/// <param name="RetryAfter">How long the upstream asked to be left alone.</param>
/// <param name="FirstByte">Time from sending to the first byte of the answer.</param>
/// <param name="Detail">More about a failure, where there is more to say.</param>
public readonly record struct AttemptOutcome(
    AttemptKind Kind, int? Status = null, TimeSpan? RetryAfter = null, TimeSpan FirstByte = default, AttemptDetail? Detail = null);
