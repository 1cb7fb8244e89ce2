using System.Security.Cryptography;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway;

/// <summary>
/// Which intermediaries the request being served came through. It belongs to the flow of control, not to parameters, so that
/// no upstream call can be made without it; nothing is set for the usual request, which came through none.
/// </summary>
public sealed class CallTrail
{
    private readonly AsyncLocal<string?> _came = new();

    /// <summary>
    /// This process's name in trails: random, so that nobody can have a request of somebody else refused. Other instances
    /// behind the same address have others; a loop through several of them ends at <see cref="LoopTrail.MaxHops"/>.
    /// </summary>
    public string Id { get; } = LoopTrail.IdPrefix + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>What an upstream call says.</summary>
    public string Outgoing => _came.Value is { } came ? LoopTrail.Append(came, Id) : Id;

    /// <summary>Another gateway of this kind passed the request on.</summary>
    public bool IsNested => _came.Value is { } came && LoopTrail.HasGateway(came);

    /// <summary>Notes where the request came through, until the calling async method returns. False if it must not go on.</summary>
    public bool TryEnter(string came)
    {
        if (LoopTrail.IsLoop(came, Id))
        {
            return false;
        }

        _came.Value = came;
        return true;
    }
}
