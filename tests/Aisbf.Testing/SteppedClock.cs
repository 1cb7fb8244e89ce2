namespace Aisbf.Testing;

/// <summary>A clock whose date and time can be set apart from its timestamps and timers, as an administrator or NTP sets a machine's.</summary>
public sealed class SteppedClock(TimeProvider inner) : TimeProvider
{
    private long _step;

    /// <summary>How far the date and time are off.</summary>
    public TimeSpan Step
    {
        get => new(Interlocked.Read(ref _step));
        set => Interlocked.Exchange(ref _step, value.Ticks);
    }

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Step;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
