using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>What came in place of an answer.</summary>
/// <param name="Fault">What it means.</param>
/// <param name="Status">The upstream's status, where there was one.</param>
/// <param name="Elapsed">Time from sending to knowing.</param>
/// <param name="Detail">More about it for those who run the provider.</param>
internal sealed record TransportFault(UpstreamFault Fault, int? Status, TimeSpan Elapsed, AttemptDetail Detail);
