namespace Aisbf.Application.Abstractions;

/// <summary>Stores a change of many things at once.</summary>
public interface IConfigurationWriter
{
    /// <summary>
    /// Commits the whole change together with its audit entry in one transaction. False, and nothing is stored, when a
    /// document was written by somebody else since it was read.
    /// </summary>
    Task<bool> CommitAsync(ConfigurationChange change, CancellationToken cancellationToken);
}
