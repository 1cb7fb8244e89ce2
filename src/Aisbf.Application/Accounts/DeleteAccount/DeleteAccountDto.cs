namespace Aisbf.Application.Accounts.DeleteAccount;

/// <summary>What has to be said to delete an account.</summary>
public sealed record DeleteAccountDto
{
    /// <summary>The account's password.</summary>
    public string? Password { get; init; }

    /// <summary>The word <c>DELETE</c>.</summary>
    public string? Confirm { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(DeleteAccountDto);
}
