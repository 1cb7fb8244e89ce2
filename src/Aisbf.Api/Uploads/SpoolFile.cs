using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.Win32.SafeHandles;

namespace Aisbf.Api.Uploads;

/// <summary>An upload on disk. Its file and its share of the space go when it is disposed.</summary>
internal sealed class SpoolFile(FileStream file, SpoolQuota quota, Owner owner) : IDisposable
{
    private long _length;

    public SafeFileHandle Handle => file.SafeFileHandle;

    /// <summary>Adds bytes at the end; an error, and nothing is written, when there is no space left for them.</summary>
    public async ValueTask<Error?> AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (quota.Take(owner, bytes.Length) is { } full)
        {
            return full;
        }

        var start = _length;
        _length += bytes.Length;
        await RandomAccess.WriteAsync(Handle, bytes, start, cancellationToken);
        return null;
    }

    public void Dispose()
    {
        file.Dispose();
        quota.Release(owner, Interlocked.Exchange(ref _length, 0));
    }
}
