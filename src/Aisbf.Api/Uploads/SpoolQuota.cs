using Aisbf.Api.Streaming;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Uploads;

/// <summary>Counts the bytes of uploads that wait on disk: in all, and of each owner.</summary>
internal sealed class SpoolQuota(IOptions<ServerOptions> options)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private static readonly Error OwnerFull = new(
        ErrorCode.RateLimited,
        $"This account's other uploads take up all the space that one account has ({ServerOptions.Section}:{nameof(ServerOptions.MaxSpooledBytesPerOwner)}). Try again when they are done.",
        RetryAfter: RetryAfter);

    private static readonly Error AllFull = new(
        ErrorCode.RateLimited,
        $"All uploads together take up all the space there is for them ({ServerOptions.Section}:{nameof(ServerOptions.MaxSpooledBytes)}). Try again when some are done.",
        RetryAfter: RetryAfter);

    private readonly Lock _lock = new();
    private readonly Dictionary<Owner, long> _ofOwners = [];
    private long _inAll;

    /// <summary>Takes space for more bytes; an error when there is none left.</summary>
    public Error? Take(Owner owner, long bytes)
    {
        lock (_lock)
        {
            var ofOwner = _ofOwners.GetValueOrDefault(owner);
            if (ofOwner + bytes > options.Value.MaxSpooledBytesPerOwner)
            {
                return OwnerFull;
            }

            if (_inAll + bytes > options.Value.MaxSpooledBytes)
            {
                return AllFull;
            }

            _ofOwners[owner] = ofOwner + bytes;
            _inAll += bytes;
            return null;
        }
    }

    /// <summary>Gives space back.</summary>
    public void Release(Owner owner, long bytes)
    {
        lock (_lock)
        {
            _inAll -= bytes;
            var left = _ofOwners.GetValueOrDefault(owner) - bytes;
            if (left > 0)
            {
                _ofOwners[owner] = left;
            }
            else
            {
                _ofOwners.Remove(owner);
            }
        }
    }
}
