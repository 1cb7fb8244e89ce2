namespace Aisbf.Application.Accounts.UpdateAccount;

/// <summary>What people may change about themselves without further ado.</summary>
public sealed record UpdateAccountDto
{
    /// <summary>What the person likes to be called, up to 100 characters; nothing when left out.</summary>
    public string? DisplayName { get; init; }
}
