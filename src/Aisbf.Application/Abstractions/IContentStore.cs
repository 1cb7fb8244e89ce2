using Aisbf.Application.Contents;

namespace Aisbf.Application.Abstractions;

/// <summary>Remembers for a while what answers referred to, for all instances. Addresses are kept encrypted: they may hold secrets.</summary>
public interface IContentStore
{
    /// <summary>
    /// Keeps contents and gives each an id that nobody can guess; null when they could not be kept, which must cost nobody the
    /// answer that refers to them.
    /// </summary>
    Task<IReadOnlyList<string>?> AddAsync(IReadOnlyList<ProxiedContent> contents, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>A content that has not expired, or null.</summary>
    Task<ProxiedContent?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>What proves to <see cref="IsSignatureOf"/> that an address was made here, for browsers, which send no token.</summary>
    string Sign(string id);

    /// <summary>Whether a signature is this id's.</summary>
    bool IsSignatureOf(string id, string signature);
}
