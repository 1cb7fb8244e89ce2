using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Common;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>
/// Remembers which credential made signed or encrypted reasoning that passed through unchanged, and so without a note of
/// its maker. Only hashes are kept, the latest ones, in this process.
/// </summary>
internal sealed class ReasoningOwners(UpstreamDialects dialects)
{
    /// <summary>Some megabytes; the reasoning of many thousands of conversations.</summary>
    private const int Capacity = 50_000;

    private readonly BoundedMap<UInt128, string> _origins = new(Capacity);

    /// <summary>Notes the maker of all of it in JSON or in events of it. Whoever is noted first stays.</summary>
    public void Note(Surface surface, ReadOnlySpan<byte> json, string origin)
    {
        Note(ReasoningFields.In(surface, json), origin);
        if (ReasoningFields.HasRedacted(surface, json)) Note(ReasoningFields.Redacted(json), origin);
    }

    /// <summary>Who made it; null when that is not known.</summary>
    public string? MakerOf(ReadOnlySpan<byte> blob) => _origins.TryGetValue(KeyOf(blob), out var maker) ? maker : null;

    /// <summary>
    /// Whether a blob has to be kept from a call's candidate: somebody else made it, or might have made it, because nothing is
    /// known of it and there are others on the route who could. Where there are none, its vendor is the judge.
    /// </summary>
    public bool IsForeign(ReadOnlySpan<byte> blob, UpstreamCall call, PreparedCandidate own) =>
        MakerOf(blob) is { } maker ? maker != own.Origin.Id : HasOthers(call.Plan, own);

    /// <inheritdoc cref="IsForeign(ReadOnlySpan{byte}, UpstreamCall, PreparedCandidate)"/>
    public bool IsForeign(string blob, UpstreamCall call, PreparedCandidate own) => IsForeign(Encoding.UTF8.GetBytes(blob), call, own);

    private void Note(FieldValues values, string origin)
    {
        while (values.TryNext(out var blob))
        {
            if (blob.Length > 0) _origins.GetOrAdd(KeyOf(blob), _ => origin);
        }
    }

    private static UInt128 KeyOf(ReadOnlySpan<byte> blob)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(blob, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>Only who speaks the same dialect leaves reasoning without a note; and whoever rests now may have made it before.</summary>
    private bool HasOthers(RoutePlan? plan, PreparedCandidate own)
    {
        if (plan is null) return false;

        foreach (var planned in plan.Candidates)
        {
            var other = PreparedCandidate.For(planned.Candidate, dialects);
            if (other.Dialect == own.Dialect && other.Origin.Id != own.Origin.Id) return true;
        }

        return plan.Excluded.Any(excluded => excluded.Reason == ExclusionReason.CircuitOpen);
    }
}
