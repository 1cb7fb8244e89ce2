using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway.Autoselects;
using Aisbf.Infrastructure.Common;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Autoselects;

/// <summary>Keeps choices in memory, so many and so long.</summary>
internal sealed class SelectionCache(IOptions<AutoselectOptions> options, TimeProvider time) : ISelectionCache
{
    private readonly BoundedMap<SelectionKey, Choice> _choices = new(options.Value.MaxChoices);

    public Task<string?> GetOrChooseAsync(SelectionKey key, Func<Task<string?>> choose, CancellationToken cancellationToken)
    {
        var choice = _choices.GetOrAdd(key, static _ => new Choice());
        if (choice.KeptSince is { } since && time.GetElapsedTime(since) >= options.Value.ChoiceLifetime)
        {
            _choices.Remove(key, only: choice);
            choice = _choices.GetOrAdd(key, static _ => new Choice());
        }

        if (choice.TryBegin())
        {
            _ = RunAsync(key, choice, choose);
        }

        return choice.Task.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(SelectionKey key, Choice choice, Func<Task<string?>> choose)
    {
        try
        {
            var chosen = await choose();
            if (chosen is null)
            {
                _choices.Remove(key, only: choice);
            }

            choice.KeptSince = time.GetTimestamp();
            choice.SetResult(chosen);
        }
        catch (Exception e)
        {
            // Who waits gets it; the next who asks tries again.
            _choices.Remove(key, only: choice);
            choice.SetException(e);
        }
    }

    private sealed class Choice() : TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private int _begun;
        private long _keptSince = long.MinValue;

        /// <summary>The timestamp of the choice, set before the result is; null until then.</summary>
        public long? KeptSince
        {
            get => Volatile.Read(ref _keptSince) is var since and not long.MinValue ? since : null;
            set => Volatile.Write(ref _keptSince, value ?? long.MinValue);
        }

        /// <summary>True for the first who asks.</summary>
        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;
    }
}
