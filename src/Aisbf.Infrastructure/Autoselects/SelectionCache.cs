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
        if (choice.Expiry <= time.GetUtcNow())
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

            choice.Expiry = time.GetUtcNow() + options.Value.ChoiceLifetime;
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
        private long _expiry = DateTimeOffset.MaxValue.UtcTicks;

        /// <summary>Set before the result is.</summary>
        public DateTimeOffset Expiry
        {
            get => new(Volatile.Read(ref _expiry), TimeSpan.Zero);
            set => Volatile.Write(ref _expiry, value.UtcTicks);
        }

        /// <summary>True for the first who asks.</summary>
        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;
    }
}
