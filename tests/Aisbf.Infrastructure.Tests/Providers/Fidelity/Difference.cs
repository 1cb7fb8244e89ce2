using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Finds what one leaf of an input changes in the output.</summary>
internal static class Difference
{
    /// <summary>The verdict for a leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="root">The input that it stands in.</param>
    /// <param name="output">What that becomes.</param>
    /// <param name="translate">Translates another input; null when it is none.</param>
    public static Verdict Judge(Leaf leaf, JsonNode root, JsonNode output, Func<JsonNode, JsonNode?> translate)
    {
        foreach (var other in leaf.Changed(root).Append(leaf.Removed(root)))
        {
            if (translate(other) is not { } changed || JsonNode.DeepEquals(output, changed)) continue;

            var places = new List<Place>();
            Compare(output, changed, [], places);
            return Judge(leaf, places);
        }

        return new Verdict(Fate.Lost);
    }

    private static Verdict Judge(Leaf leaf, List<Place> places)
    {
        var same = places.Where(place => IsSame(leaf.Value, place.Value)).Select(place => Leaf.Collapse(place.Steps)).Distinct().ToList();
        if (same.Count > 0) return new Verdict(Fate.Lossless, same[0]);

        // What is there only without the value is not where it lands.
        var there = places.Where(place => place is { IsLeaf: true, Value: not null }).ToList();
        var leaves = (there.Count > 0 ? there : places.Where(place => place.IsLeaf)).Select(place => Leaf.Collapse(IsInside(leaf, place) ? place.Steps.SkipLast(1) : place.Steps)).Distinct().ToList();
        return new Verdict(Fate.Transformed, Landing(leaves));
    }

    /// <summary>What a value consists of has no place of its own.</summary>
    private static bool IsInside(Leaf leaf, Place place) => place.Steps.Length > 1 && (leaf.IsJson || place.Steps[^1] is Leaf.Added);

    /// <summary>A place at which the outputs differ, with what the first has there.</summary>
    private sealed record Place(object[] Steps, JsonNode? Value, bool IsLeaf);

    private static void Compare(JsonNode? one, JsonNode? other, object[] steps, List<Place> places)
    {
        if (JsonNode.DeepEquals(one, other)) return;

        var at = places.Count;
        switch (one, other)
        {
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Select(property => property.Key).Union(right.Select(property => property.Key)))
                {
                    Compare(left[name], right[name], [.. steps, name], places);
                }

                break;
            case (JsonArray left, JsonArray right):
                for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
                {
                    Compare(i < left.Count ? left[i] : null, i < right.Count ? right[i] : null, [.. steps, i], places);
                }

                break;
        }

        places.Insert(at, new Place(steps, one, IsLeaf: places.Count == at));
    }

    /// <summary>Also where a text of JSON has become the JSON itself: numbers are compared as numbers.</summary>
    private static bool IsSame(JsonNode? one, JsonNode? other) => one is not null && other is not null
        && (JsonNode.DeepEquals(one, other) || (one.GetValueKind() == JsonValueKind.Number && other.GetValueKind() == JsonValueKind.Number && one.GetValue<double>().Equals(other.GetValue<double>())));

    /// <summary>The place that has them all, unless that is half the output.</summary>
    private static string Landing(List<string> paths)
    {
        var steps = paths.Select(path => path.Split('.')).ToList();
        var common = steps[0].TakeWhile((step, i) => steps.TrueForAll(other => other.Length > i && other[i] == step)).ToList();
        if (paths.Count == 2 && common.Count < 2) return string.Join(", ", paths);

        return common.Count > 0 ? string.Join('.', common) : string.Join(", ", steps.Select(step => step[0]).Distinct());
    }
}
