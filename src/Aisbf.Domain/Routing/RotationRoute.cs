using System.Text;
using Aisbf.Domain.Rotations;

namespace Aisbf.Domain.Routing;

/// <summary>A rotation with its entries looked up and its defaults applied. Filled while the snapshot is built, then left alone.</summary>
internal sealed class RotationRoute
{
    private bool _resolved;

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

    /// <summary>Those that could give embeddings if nothing were in their way, in the order of configuration.</summary>
    public VectorSpaceMember[] VectorSpaces { get; set; } = [];

    /// <summary>
    /// The space that all of its embeddings are in: that of the heaviest member, the first of equals; null when it has none. It
    /// follows from configuration alone, whatever is out of order now: vectors of two spaces in one index are worse than an
    /// error.
    /// </summary>
    public string? VectorSpace { get; private set; }

    /// <summary>Sets <see cref="VectorSpace"/>, of nested rotations as well; for when all of them are filled.</summary>
    public void ResolveVectorSpace()
    {
        if (_resolved)
        {
            return;
        }

        _resolved = true;
        var weight = double.NegativeInfinity;
        foreach (var member in VectorSpaces)
        {
            member.Nested?.ResolveVectorSpace();
            if (member.Weight > weight && (member.Space ?? member.Nested?.VectorSpace) is { } space)
            {
                (weight, VectorSpace) = (member.Weight, space);
            }
        }
    }

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
        var spaces = Array.FindAll(VectorSpaces, space => space.Member == name || space.Nested?.Rotation.ModelName == name);

        if (nodes.Length + broken.Length == 0)
        {
            return null;
        }

        // No id can hold a slash, so these tickets never mix with a whole rotation's.
        var only = new RotationRoute(Rotation, Id, $"{TicketId}/{name}") { Nodes = nodes, Broken = broken, VectorSpaces = spaces, IsFlat = IsFlat };
        only.ResolveVectorSpace();
        return only;
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
