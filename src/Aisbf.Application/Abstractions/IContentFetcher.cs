using Aisbf.Application.Contents;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Abstractions;

/// <summary>Fetches what answers referred to from where it is.</summary>
public interface IContentFetcher
{
    /// <summary>
    /// Begins to fetch. The provider's credential goes along only to the provider's own origin; redirects are not followed.
    /// </summary>
    ValueTask<UpstreamResult> FetchAsync(RouteCandidate candidate, ContentFetch fetch, CancellationToken cancellationToken);
}
