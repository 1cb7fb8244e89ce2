using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.Extensions.Options;

namespace Aisbf.Application.Contents.FetchContent;

/// <summary>Fetches a content by its id. The receiver disposes the reply.</summary>
/// <param name="Id">The id.</param>
/// <param name="Reader">Who asks, as far as that is known; else the signature has to do.</param>
/// <param name="Signature">What makes the address good for whoever has it.</param>
/// <param name="Method"><c>GET</c> or <c>HEAD</c>.</param>
/// <param name="Headers">Ranges and conditions.</param>
public sealed record FetchContentQuery(
    string Id, Owner? Reader, string? Signature, string Method, IReadOnlyList<KeyValuePair<string, string>> Headers) : IRequest<Result<IUpstreamReply>>
{
    /// <summary>The id of the client's request, for the log.</summary>
    public string? RequestId { get; init; }
}

internal sealed class FetchContentHandler(IContentStore store, IRouteCatalog catalog, IContentFetcher fetcher, IAttemptObserver observer, IOptions<ContentOptions> options)
    : IRequestHandler<FetchContentQuery, Result<IUpstreamReply>>
{
    private const string NoModel = "*";

    // Whoever may not see it is told what is told of one that never was.
    private static readonly Error NoSuchContent = new(ErrorCode.NotFound, "There is no such content, or no longer.");

    public async Task<Result<IUpstreamReply>> Handle(FetchContentQuery query, CancellationToken cancellationToken)
    {
        var isSigned = query.Signature is { } signature && store.IsSignatureOf(query.Id, signature);
        if (!isSigned && query.Reader is null
            || await store.FindAsync(query.Id, cancellationToken) is not { } content
            || !isSigned && query.Reader != content.Owner)
        {
            return NoSuchContent;
        }

        var routes = await catalog.GetAsync(content.ProviderOwner, cancellationToken);
        if (routes.Providers.GetValueOrDefault(content.ProviderId) is not { Disabled: false } provider
            || !ContentPolicy.Covers(options.Value.Rewrite, provider, content.Source))
        {
            return NoSuchContent;
        }

        var candidate = new RouteCandidate
        {
            Key = new CandidateKey(content.ProviderOwner, provider.Id, NoModel, provider.ApiKey?.Fingerprint ?? 0, provider.Revision),
            Provider = provider,
            Model = NoModel,
            ApiKey = provider.ApiKey,
        };
        var result = await fetcher.FetchAsync(
            candidate, new ContentFetch(query.Method, content.Source, query.Headers, options.Value.MaxBytes), cancellationToken);
        if (result.Reply is { } reply)
        {
            return Result.Of(reply);
        }

        observer.Failed(new FailedAttempt(candidate, result.Outcome, result.Error!), number: 1, planned: 1, query.RequestId);
        return result.Error!;
    }
}
