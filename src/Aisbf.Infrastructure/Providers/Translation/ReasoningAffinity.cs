using System.Text;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Responses;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>Finds the maker of a conversation's latest reasoning by its note, or by what is remembered of it.</summary>
internal sealed class ReasoningAffinity(ReasoningOwners owners, UpstreamDialects dialects) : IReasoningAffinity
{
    public RoutePlan Prefer(RoutePlan plan, Surface surface, RequestBody body)
    {
        if (body is not PooledBody { Span: var json } || LastMaker(surface, json) is not { } maker) return plan;

        return plan.Prefer(candidate => PreparedCandidate.For(candidate, dialects).Origin.Id == maker);
    }

    private string? LastMaker(Surface surface, ReadOnlySpan<byte> json) => surface switch
    {
        Surface.Messages or Surface.Responses => LastMaker(ReasoningFields.In(surface, json))
            ?? (ReasoningFields.HasRedacted(surface, json) ? LastMaker(ReasoningFields.Redacted(json)) : null),
        _ => json.LastIndexOf(ReasoningSeal.Mark) is >= 0 and var at ? MakerOf(json[(at + 1)..]) : null,
    };

    private string? LastMaker(FieldValues values)
    {
        string? maker = null;
        while (values.TryNext(out var blob))
        {
            maker = MakerOf(blob) ?? maker;
        }

        return maker;
    }

    private string? MakerOf(ReadOnlySpan<byte> blob)
    {
        if (ReasoningSeal.OriginOf(blob) is { } origin) return origin;

        return ReasoningEnvelope.Is(blob) ? ReasoningEnvelope.TryOpen(Encoding.UTF8.GetString(blob))?.Maker : owners.MakerOf(blob);
    }
}
