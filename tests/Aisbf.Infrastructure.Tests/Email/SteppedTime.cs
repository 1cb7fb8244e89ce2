using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Infrastructure.Tests.Email;

/// <summary>A clock that moves only once somebody waits for it, so that no step is lost.</summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer of this length has been started, and lets it run out.</summary>
    public async Task PassAsync(TimeSpan length)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await _timers.Reader.ReadAsync(patience.Token) != length)
        {
        }

        Advance(length);
    }
}
