using Aisbf.Application.Gateway;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>A client's body for an upstream of the same dialect: all that changes is the model's name.</summary>
internal static class ModelSplice
{
    private static readonly byte[] UsageWanted = """{"include_usage":true}"""u8.ToArray();
    private static readonly byte[] UsageWantedField = ""","stream_options":{"include_usage":true}"""u8.ToArray();

    /// <param name="call">The request.</param>
    /// <param name="prepared">Where it goes.</param>
    /// <param name="addUsage">
    /// Ask a stream for usage as well, because only the upstream can count it; the event that answers it has to be taken out again.
    /// </param>
    public static SplicedContent Of(UpstreamCall call, PreparedCandidate prepared, bool addUsage)
    {
        var (start, end) = (call.Peek.ModelRange.Start.Value, call.Peek.ModelRange.End.Value);
        if (!addUsage)
        {
            return new SplicedContent(call.Body, new Splice(start, end, prepared.ModelJson));
        }

        var (from, to) = (call.Peek.StreamOptions.Start.Value, call.Peek.StreamOptions.End.Value);
        return to > 0
            ? new SplicedContent(call.Body, new Splice(start, end, prepared.ModelJson), new Splice(from, to, UsageWanted))
            : new SplicedContent(call.Body, new Splice(start, end, prepared.ModelJson), new Splice(end, end, UsageWantedField));
    }
}
