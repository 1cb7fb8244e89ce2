using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Tokens;

/// <summary>A token in memory.</summary>
/// <param name="caller">Whom it stands for; the same object for every request.</param>
/// <param name="use">When it was last used; outlives the entry when tokens are read again.</param>
internal sealed class TokenEntry(Caller caller, TokenUse use)
{
    public Caller Caller { get; } = caller;

    public long ExpiresAtTicks { get; } = caller.ExpiresAt?.UtcTicks ?? long.MaxValue;

    public TokenUse Use { get; } = use;
}

/// <summary>When a token was last used, for requests to write and one background task to read.</summary>
internal sealed class TokenUse
{
    private long _lastTicks;
    private long _savedTicks;

    // Requests may overtake each other by a moment, which is less than the instant's precision is worth.
    public void Note(long utcTicks) => Volatile.Write(ref _lastTicks, utcTicks);

    /// <summary>The last use, if it is not saved yet.</summary>
    public bool TryGetUnsaved(out long utcTicks)
    {
        utcTicks = Volatile.Read(ref _lastTicks);
        return utcTicks > _savedTicks;
    }

    public void MarkSaved(long utcTicks) => _savedTicks = utcTicks;
}
