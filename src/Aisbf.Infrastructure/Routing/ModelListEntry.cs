using Aisbf.Application.Gateway;

namespace Aisbf.Infrastructure.Routing;

/// <summary>What is known of one provider's list of models. Instants are on the directory's clock, which only goes forward.</summary>
/// <param name="Models">The list; null when the provider was only asked in vain.</param>
/// <param name="RefreshAt">From when on it is fetched anew in the background, if anybody uses it.</param>
/// <param name="ExpiresAt">From when on a request that needs it has the provider asked.</param>
internal sealed record ModelListEntry(IReadOnlyList<UpstreamModel>? Models, TimeSpan RefreshAt, TimeSpan ExpiresAt)
{
    private long _usedAt;

    /// <summary>When a caller last wanted the list.</summary>
    public TimeSpan UsedAt
    {
        get => new(Volatile.Read(ref _usedAt));
        set => Volatile.Write(ref _usedAt, value.Ticks);
    }
}
