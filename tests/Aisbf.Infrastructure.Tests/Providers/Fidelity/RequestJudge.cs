using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Translation;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Translates requests and tells what becomes of each of their leaves.</summary>
internal sealed class RequestJudge(Surface surface, Upstream upstream)
{
    private static readonly ConcurrentDictionary<(Surface, Upstream), Lazy<IReadOnlyList<JudgedLeaf>>> Judged = [];

    /// <summary>A candidate that made none of the reasoning that says who made it.</summary>
    private static readonly ReasoningOrigin Origin = new(new Uri("https://vendor.example"), 1);

    private readonly IChatIngress _ingress = new ChatIngresses().For(surface);

    private readonly JsonLeaves _leaves = new(dotted: surface == Surface.Messages);

    /// <summary>The surface's requests, which have between them every field that there is.</summary>
    public static IReadOnlyList<JsonNode> Requests(Surface surface) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(GoldenFile.Folder("Fidelity", "Requests"), $"{surface}.json")))!.AsArray().Select(request => request!)];

    /// <summary>What becomes of all leaves of all requests.</summary>
    public static IReadOnlyList<JudgedLeaf> Judge(Surface surface, Upstream upstream) =>
        Judged.GetOrAdd((surface, upstream), _ => new(() => [.. Requests(surface).SelectMany(new RequestJudge(surface, upstream).Judge)])).Value;

    private IEnumerable<JudgedLeaf> Judge(JsonNode request, int index)
    {
        var (output, dropped) = Translate(request) ?? throw new InvalidOperationException($"A request of {surface} is not one.");
        foreach (var leaf in _leaves.Of(request))
        {
            var verdict = Difference.Judge(leaf, request, output, other => Translate(other)?.Output);
            if (dropped.Any(name => IsNamed(leaf, name))) verdict = new Verdict(Fate.Named);
            else if (verdict.Fate == Fate.Lost && Needless.Of(leaf, upstream) is not null) verdict = new Verdict(Fate.Needless);
            yield return new JudgedLeaf(leaf, verdict, index);
        }
    }

    /// <summary>The names of what is lost, and those of them that name nothing in the request.</summary>
    public (IReadOnlyList<string> Dropped, IReadOnlyList<string> Strange) Dropped(JsonNode request)
    {
        var dropped = Translate(request)!.Value.Dropped;
        return (dropped, [.. dropped.Except(_leaves.PathsOf(request))]);
    }

    /// <summary>The request in the neutral form.</summary>
    public ChatRequest Read(JsonNode request) => _ingress.ReadRequest(Encoding.UTF8.GetBytes(request.ToJsonString())).Value;

    /// <summary>Null when it is no request.</summary>
    private (JsonNode Output, IReadOnlyList<string> Dropped)? Translate(JsonNode request)
    {
        if (!_ingress.ReadRequest(Encoding.UTF8.GetBytes(request.ToJsonString())).TryGet(out var read, out _)) return null;

        var output = new ArrayBufferWriter<byte>();
        var dropped = new DroppedFields();
        var target = new ChatTarget(Codec.Provider(upstream.Type), upstream.Model, read.Stream, null);
        Codec.Of(upstream.Vendor).WriteRequest(Origin.Open(read, dropped), target, output, dropped);
        return (JsonSerializer.Deserialize<JsonNode>(output.WrittenSpan)!, [.. dropped.Paths.Select(_ingress.FieldName)]);
    }

    /// <summary>A name covers all that is below it.</summary>
    private static bool IsNamed(Leaf leaf, string name) => leaf.Path == name
        || (leaf.Path.StartsWith(name, StringComparison.Ordinal) && leaf.Path[name.Length] is '.' or '[')
        || (name.StartsWith(leaf.Path, StringComparison.Ordinal) && name[leaf.Path.Length] is '.' or '[');
}
