using System.Text.Json;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Application.Contents;

/// <summary>Replaces addresses in answers by ones of ours, where their reader could not fetch them otherwise.</summary>
public sealed class ContentRewriter(IContentStore store, IOptions<ContentOptions> options, TimeProvider time)
{
    private const string Path = "/api/proxy/";
    private readonly ContentOptions _options = options.Value;

    /// <summary>Whether answers of this kind refer to contents at all.</summary>
    public bool AppliesTo(Surface surface) =>
        _options.Rewrite != ContentRewriting.None && surface is Surface.ImageGenerations or Surface.ImageEdits or Surface.ImageVariations;

    /// <summary>What to put in the place of the addresses in an answer; empty where nothing is to be replaced.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="reader">Who gets it.</param>
    /// <param name="candidate">Who gave it.</param>
    /// <param name="root">What our own addresses begin with, without a slash at the end.</param>
    /// <param name="cancellationToken">The client went away.</param>
    public async Task<IReadOnlyList<(Range Place, string Address)>> FindAsync(
        ReadOnlyMemory<byte> json, Owner reader, RouteCandidate candidate, string root, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var found = Covered(json.Span, candidate);
        if (found.Count == 0)
        {
            return [];
        }

        var contents = found.Select(f => new ProxiedContent(reader, candidate.Key.Owner, candidate.Provider.Id, f.Address)).ToList();
        return await store.AddAsync(contents, time.GetUtcNow() + _options.Lifetime, cancellationToken) is not { } ids
            ? []
            : [.. found.Select((f, i) => (f.Place, $"{root}{Path}{ids[i]}?sig={store.Sign(ids[i])}"))];
    }

    private List<(Range Place, Uri Address)> Covered(ReadOnlySpan<byte> json, RouteCandidate candidate)
    {
        try
        {
            return [.. ContentAddresses.Find(json).Where(f => ContentPolicy.Covers(_options.Rewrite, candidate.Provider, f.Address))];
        }
        catch (JsonException)
        {
            // What is no JSON has no addresses to be replaced.
            return [];
        }
    }
}
