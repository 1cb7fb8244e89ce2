using System.Net;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// Connects to the first address of a host that answers (RFC 8305, "Happy Eyeballs"): the next address is tried as soon as one
/// fails, or has not answered for a while. So an address that swallows packets costs a moment and not the whole time limit.
/// </summary>
internal static class AddressRace
{
    /// <summary>How long one attempt is ahead of the next: 250 ms.</summary>
    public static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>The order of attempts: the resolver's, with the two families taking turns.</summary>
    public static IReadOnlyList<IPAddress> Order(IReadOnlyList<IPAddress> addresses)
    {
        if (addresses.Count < 2)
        {
            return addresses;
        }

        var first = new Queue<IPAddress>(addresses.Where(address => address.AddressFamily == addresses[0].AddressFamily));
        var second = new Queue<IPAddress>(addresses.Where(address => address.AddressFamily != addresses[0].AddressFamily));
        List<IPAddress> ordered = new(addresses.Count);
        while (first.Count > 0 || second.Count > 0)
        {
            if (first.TryDequeue(out var address))
            {
                ordered.Add(address);
            }

            if (second.TryDequeue(out address))
            {
                ordered.Add(address);
            }
        }

        return ordered;
    }

    /// <summary>The first connection; attempts that are still under way are cancelled, and what they connect is disposed.</summary>
    /// <exception cref="AggregateException">No attempt of several succeeded.</exception>
    public static async Task<T> ConnectAsync<T>(
        IReadOnlyList<IPAddress> addresses, Func<IPAddress, CancellationToken, Task<T>> connect, TimeProvider time, CancellationToken cancellationToken)
        where T : IDisposable
    {
        if (addresses.Count == 1)
        {
            return await connect(addresses[0], cancellationToken);
        }

        using var race = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<T>> running = [];
        List<Exception> failures = [];
        try
        {
            for (var next = 0; next < addresses.Count || running.Count > 0;)
            {
                Task pause = Task.CompletedTask;
                if (next < addresses.Count)
                {
                    running.Add(connect(addresses[next++], race.Token));
                    pause = next < addresses.Count ? Task.Delay(AttemptDelay, time, race.Token) : Task.CompletedTask;
                }

                if (await NextAsync(running, next < addresses.Count ? pause : null) is not { } ended)
                {
                    continue;
                }

                running.Remove(ended);
                if (ended.IsCompletedSuccessfully)
                {
                    return await ended;
                }

                cancellationToken.ThrowIfCancellationRequested();
                failures.AddRange(ended.Exception?.InnerExceptions ?? [new OperationCanceledException()]);
            }

            throw new AggregateException("No address of the host can be connected to.", failures);
        }
        finally
        {
            await race.CancelAsync();
            running.ForEach(DisposeLater);
        }
    }

    /// <summary>The first task that ended; null when the pause ended before any did.</summary>
    private static async Task<Task<T>?> NextAsync<T>(List<Task<T>> running, Task? pause)
    {
        var ended = await Task.WhenAny(pause is null ? running : [.. running, pause]);
        return ended as Task<T>;
    }

    private static void DisposeLater<T>(Task<T> attempt)
        where T : IDisposable => attempt.ContinueWith(
            static ended =>
            {
                if (ended.IsCompletedSuccessfully)
                {
                    ended.Result.Dispose();
                }
                else
                {
                    // Looked at, so that it does not count as unobserved: a cancelled attempt may fail as it likes.
                    _ = ended.Exception;
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
