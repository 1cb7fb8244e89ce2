using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>
/// Tells every part that keeps something of an owner in memory, on every instance, that it has changed: routes, tokens, or
/// the person's name, role or being enabled.
/// </summary>
public interface IOwnerChanges
{
    /// <summary>
    /// Called after a change is committed. When it returns this instance works with the new state; others follow within a second.
    /// </summary>
    Task PublishAsync(Owner owner, CancellationToken cancellationToken);
}
