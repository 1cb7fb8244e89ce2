using System.Runtime.InteropServices;
using Aisbf.Domain.Rotations;

namespace Aisbf.Domain.Routing;

/// <summary>What is available of a rotation while a plan is made.</summary>
internal sealed class RotationGroup(RotationRoute route)
{
    private readonly List<RotationChoice> _choices = new(route.Nodes.Length);
    private Dictionary<int, RotationGroup>? _nested;

    public RotationRoute Route { get; } = route;

    public bool IsEmpty => _choices.Count == 0;

    /// <summary>Its candidates are in the plan already.</summary>
    public bool IsEmitted { get; set; }

    public void Add(in RotationChoice choice) => _choices.Add(choice);

    /// <summary>Adds a nested rotation. To its outer one it is as quick and as cheap as its best member.</summary>
    public void Add(int index, RotationGroup nested)
    {
        var latency = double.NaN;
        var price = double.NaN;
        foreach (ref readonly var choice in CollectionsMarshal.AsSpan(nested._choices))
        {
            latency = double.MinNumber(latency, choice.LatencyMs);
            price = double.MinNumber(price, choice.Price);
        }

        (_nested ??= []).Add(index, nested);
        _choices.Add(new RotationChoice(index, Route.Nodes[index].Weight) { LatencyMs = latency, Price = price });
    }

    /// <summary>What is available, to be put in order.</summary>
    public Span<RotationChoice> Choices => CollectionsMarshal.AsSpan(_choices);

    public RotationGroup Nested(int index) => _nested![index];

    public ReadOnlySpan<RotationChoice> Ordered(IRotationPolicy policy, in RotationDraw draw)
    {
        var choices = CollectionsMarshal.AsSpan(_choices);
        policy.Order(choices, draw);
        return choices;
    }
}
