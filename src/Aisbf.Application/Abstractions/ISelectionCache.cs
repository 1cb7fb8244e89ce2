using Aisbf.Application.Gateway.Autoselects;

namespace Aisbf.Application.Abstractions;

/// <summary>Remembers what selection models chose, so that a conversation is not asked about twice.</summary>
public interface ISelectionCache
{
    /// <summary>
    /// What was chosen: remembered, or else found out. Who asks while it is being found out for the same key waits for the same
    /// choice; that it was asked for goes on when the first who asked leaves.
    /// </summary>
    /// <param name="key">What the choice depends on.</param>
    /// <param name="choose">Finds out; null when nothing could be chosen, which is not remembered.</param>
    /// <param name="cancellationToken">Ends the waiting, and not the finding out.</param>
    Task<string?> GetOrChooseAsync(SelectionKey key, Func<Task<string?>> choose, CancellationToken cancellationToken);
}
