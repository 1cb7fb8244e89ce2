using System.Text;
using Aisbf.Domain.Rotations;

namespace Aisbf.Domain.Routing;

/// <summary>A rotation with its entries looked up and its defaults applied. Filled while the snapshot is built, then left alone.</summary>
internal sealed class RotationRoute
{
    /// <param name="rotation">Its configuration.</param>
    /// <param name="id">The id that plans show; null for one made up for a model that several providers have.</param>
    /// <param name="ticketId">The name that its tickets are numbered under.</param>
    public RotationRoute(Rotation rotation, string? id, string ticketId)
    {
        Rotation = rotation;
        Id = id;
        TicketId = ticketId;
        Seed = Fnv1A(ticketId);
    }

    public Rotation Rotation { get; }

    public string? Id { get; }

    public string TicketId { get; }

    /// <summary>A number of its own that is the same in every process, unlike a string's hash code.</summary>
    public ulong Seed { get; }

    public RotationNode[] Nodes { get; set; } = [];

    /// <summary>What can never be called as configured.</summary>
    public ExcludedCandidate[] Broken { get; set; } = [];

    /// <summary>No nested rotation and no candidate twice: the plan needs no bookkeeping.</summary>
    public bool IsFlat { get; set; } = true;

    /// <summary>The largest context of the members called directly, or null when none is known.</summary>
    public int? LargestContextSize()
    {
        int? largest = null;
        foreach (var node in Nodes)
        {
            largest = node.Leaf?.Candidate.ContextSize is { } size && !(size <= largest) ? size : largest;
        }

        return largest;
    }

    /// <summary>This rotation with nothing in it but one of its models, or one rotation nested in it; null when it has no such member.</summary>
    public RotationRoute? Only(ReadOnlySpan<char> member)
    {
        var name = member.ToString();
        var nodes = Array.FindAll(Nodes, node => node.Leaf is { } leaf
            ? leaf.Candidate.Model == name
            : node.Nested!.Rotation.Id == name || node.Nested.Rotation.ModelName == name);
        var broken = Array.FindAll(Broken, excluded => excluded.Model == name);

        // No id can hold a slash, so these tickets never mix with a whole rotation's.
        return nodes.Length + broken.Length == 0
            ? null
            : new RotationRoute(Rotation, Id, $"{TicketId}/{name}") { Nodes = nodes, Broken = broken, IsFlat = IsFlat };
    }

    private static ulong Fnv1A(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
