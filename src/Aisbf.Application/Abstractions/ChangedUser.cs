using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>An account after a change.</summary>
/// <param name="Account">As it is now.</param>
/// <param name="Former">As it was.</param>
/// <param name="Done">What was done; nothing when the account was like that already.</param>
public sealed record ChangedUser(UserAccount Account, UserAccount Former, IReadOnlyList<UserAction> Done);
