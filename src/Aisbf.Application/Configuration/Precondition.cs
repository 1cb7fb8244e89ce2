using Aisbf.Domain.Common;

namespace Aisbf.Application.Configuration;

/// <summary>What has to be true of a stored document for a change to be made: HTTP's <c>If-Match</c> and <c>If-None-Match</c>.</summary>
/// <param name="MustExist">There has to be a document (<c>If-Match: *</c>).</param>
/// <param name="MustNotExist">There must not be a document (<c>If-None-Match: *</c>).</param>
/// <param name="Versions">The document has to have one of these versions; null for any.</param>
public sealed record Precondition(bool MustExist = false, bool MustNotExist = false, IReadOnlyList<long>? Versions = null)
{
    /// <summary>Nothing is asked for.</summary>
    public static Precondition None { get; } = new();

    /// <summary>What is wrong, or null when the condition holds.</summary>
    /// <param name="version">The stored document's version, or null when there is no document.</param>
    internal Error? Check(long? version)
    {
        if (MustNotExist && version is not null)
        {
            return new Error(ErrorCode.PreconditionFailed, "It exists already.");
        }

        if (MustExist && version is null)
        {
            return new Error(ErrorCode.PreconditionFailed, "It does not exist.");
        }

        return Versions is not null && (version is not { } current || !Versions.Contains(current))
            ? new Error(ErrorCode.PreconditionFailed, "It was changed since it was read; read it again and repeat the change.")
            : null;
    }
}
