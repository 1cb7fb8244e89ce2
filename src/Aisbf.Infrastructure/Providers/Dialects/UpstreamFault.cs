using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>An upstream's refusal, read from its error body.</summary>
/// <param name="Kind">What it means for failover.</param>
/// <param name="Message">The upstream's words, at most a few hundred characters; null if it said nothing readable.</param>
/// <param name="Code">The upstream's machine-readable code or type.</param>
/// <param name="Param">The field that it blames.</param>
/// <param name="RetryAfter">A wait that the body (not a header) names.</param>
internal readonly record struct UpstreamFault(AttemptKind Kind, string? Message, string? Code = null, string? Param = null, TimeSpan? RetryAfter = null);
