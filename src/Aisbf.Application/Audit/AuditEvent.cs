using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Audit;

/// <summary>Something that is to be on record. Never holds a secret, not even masked.</summary>
/// <param name="Action">What was done, such as <c>token.created</c>: one of <see cref="AuditActions"/>.</param>
/// <param name="Owner">In whose namespace.</param>
/// <param name="Target">What it was done to: an id or a username.</param>
/// <param name="Succeeded">False for what was tried and refused.</param>
/// <param name="Detail">What else there is to know, in a few words; at most 1,000 characters are kept.</param>
public sealed record AuditEvent(string Action, Owner Owner, string Target, bool Succeeded = true, string? Detail = null)
{
    /// <summary>Who did it, where that is not whoever sent the request.</summary>
    public Actor? Actor { get; init; }
}
