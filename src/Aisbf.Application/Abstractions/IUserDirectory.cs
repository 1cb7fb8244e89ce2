namespace Aisbf.Application.Abstractions;

/// <summary>Finds people by name.</summary>
public interface IUserDirectory
{
    /// <summary>The person with this username, without regard to case; null when there is none.</summary>
    Task<UserSummary?> FindAsync(string username, CancellationToken cancellationToken);

    /// <summary>The person with this id; null when there is none.</summary>
    Task<UserSummary?> FindAsync(Guid userId, CancellationToken cancellationToken);
}
