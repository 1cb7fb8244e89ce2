using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>Makes pictures of accounts from files that nobody vouches for.</summary>
public interface IPictureCodec
{
    /// <summary>Largest file that is looked at, in bytes: 5 MiB.</summary>
    const int MaxFileBytes = 5 * 1024 * 1024;

    /// <summary>
    /// The middle of a JPEG, PNG, GIF or WebP file, upright, square and small, drawn anew: nothing of the file's own bytes
    /// is kept, and so none of its metadata. What the file is called, or says that it is, does not matter.
    /// </summary>
    /// <returns>
    /// The picture; <see cref="ErrorCode.PayloadTooLarge"/> for a file that is too large, <see cref="ErrorCode.InvalidRequest"/>
    /// for one that is no such picture, is damaged, or has too many pixels.
    /// </returns>
    Task<Result<Picture>> ConvertAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken);
}
