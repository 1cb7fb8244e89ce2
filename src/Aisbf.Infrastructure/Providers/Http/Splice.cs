namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Bytes <paramref name="Start"/> to <paramref name="End"/> of a body are replaced.</summary>
internal readonly record struct Splice(int Start, int End, ReadOnlyMemory<byte> Replacement)
{
    /// <summary>Replaces nothing by nothing.</summary>
    public bool IsEmpty => Start == End && Replacement.IsEmpty;

    public int Growth => Replacement.Length - (End - Start);
}
