namespace Aisbf.Application.Abstractions;

/// <summary>
/// Makes the addresses that mails lead to. They begin with the configured public address, never with what a request
/// claims as its host: that would let a stranger lead the readers of our mails to a host of his own.
/// </summary>
public interface IMailLinks
{
    /// <summary>An absolute address below the public one.</summary>
    /// <param name="path">The path, such as <c>dashboard/verify-email</c>.</param>
    /// <param name="query">Names and values of the query, not encoded yet.</param>
    /// <exception cref="InvalidOperationException">No public address is configured, which no installation that sends mail lacks.</exception>
    Uri To(string path, params (string Name, string Value)[] query);
}
