namespace Aisbf.Application.Abstractions;

/// <summary>Reads people's accounts, for those who look after them.</summary>
public interface IUserAccounts
{
    /// <summary>A page of the accounts that match.</summary>
    Task<UserPage> ListAsync(UserFilter filter, CancellationToken cancellationToken);

    /// <summary>The first people, by name, whose username contains the text, to the letter but without regard to case.</summary>
    Task<IReadOnlyList<UserSummary>> SearchAsync(string text, int limit, CancellationToken cancellationToken);

    /// <summary>The account with this username, without regard to case; null when there is none.</summary>
    Task<UserAccount?> FindAsync(string username, CancellationToken cancellationToken);
}
