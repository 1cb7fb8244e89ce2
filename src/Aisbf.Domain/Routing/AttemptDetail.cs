namespace Aisbf.Domain.Routing;

/// <summary>What is known of a failed attempt for those who run the provider. Never secrets, addresses or the upstream's own words.</summary>
/// <param name="Reason">Why there was no answer, in a few words: name not found, connection refused …</param>
/// <param name="UpstreamRequestId">The id that the upstream gave the request.</param>
public sealed record AttemptDetail(string? Reason, string? UpstreamRequestId);
