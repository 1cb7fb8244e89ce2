using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>An upstream's refusal, read from its error body.</summary>
/// <param name="Kind">What it means for failover.</param>
/// <param name="Message">The upstream's words, at most a few hundred characters; null if it said nothing readable.</param>
/// <param name="Code">The upstream's machine-readable code or type.</param>
/// <param name="Param">The field that it blames.</param>
/// <param name="RetryAfter">How long the upstream asks to be left alone.</param>
internal readonly record struct UpstreamFault(AttemptKind Kind, string? Message, string? Code = null, string? Param = null, TimeSpan? RetryAfter = null)
{
    /// <summary>With the wait that its body names. Words in a body count only where it says that it is a matter of waiting.</summary>
    public UpstreamFault WithWait(ReadOnlySpan<byte> body, DateTimeOffset now) =>
        Kind == AttemptKind.RateLimited ? this with { RetryAfter = Domain.Routing.RetryAfter.FromBody(body, now) } : this;
}
