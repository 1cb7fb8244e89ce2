using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>Everything that one change of an owner's configuration stores.</summary>
/// <param name="Owner">Whose configuration it is.</param>
/// <param name="Resources">The documents to create or replace, each id of a kind once.</param>
/// <param name="Tokens">The access tokens to add.</param>
/// <param name="Audit">What is put on record; stored with the change or not at all.</param>
public sealed record ConfigurationChange(
    Owner Owner, IReadOnlyList<ResourceWrite> Resources, IReadOnlyList<StoredToken> Tokens, AuditEvent Audit)
{
    /// <summary>Nothing but the audit entry is stored.</summary>
    public bool IsEmpty => Resources.Count == 0 && Tokens.Count == 0;
}
