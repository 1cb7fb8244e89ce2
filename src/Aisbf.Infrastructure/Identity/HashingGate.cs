using Aisbf.Application.Accounts;
using Aisbf.Domain.Common;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Lets few passwords be hashed at the same time: each keeps a processor busy for a tenth of a second or more, and anybody can ask for one.
/// Processors stay free for model calls, and whoever would have to wait too long is refused.
/// </summary>
internal sealed class HashingGate(IOptions<AccountOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Turns(options.Value));
    private int _waiting;

    /// <summary>Runs work that takes a processor for a while, in its turn and on another thread.</summary>
    public async Task<Result<T>> RunAsync<T>(Func<T> work)
    {
        if (!await EnterAsync())
        {
            return TooMany.Hashes;
        }

        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<bool> EnterAsync()
    {
        if (await _turns.WaitAsync(TimeSpan.Zero))
        {
            return true;
        }

        try
        {
            return Interlocked.Increment(ref _waiting) <= options.Value.WaitingHashes && await _turns.WaitAsync(options.Value.HashWait);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private static int Turns(AccountOptions options) =>
        options.ConcurrentHashes > 0 ? options.ConcurrentHashes : Math.Max(1, Environment.ProcessorCount / 2);
}
