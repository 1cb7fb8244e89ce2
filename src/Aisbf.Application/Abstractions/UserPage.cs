namespace Aisbf.Application.Abstractions;

/// <summary>Some of the accounts that match.</summary>
/// <param name="Users">Those of the page.</param>
/// <param name="Total">How many match in all.</param>
public sealed record UserPage(IReadOnlyList<UserAccount> Users, int Total);
