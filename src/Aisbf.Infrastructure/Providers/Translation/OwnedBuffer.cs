namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>Gives a translated answer's memory back with the answer.</summary>
internal sealed class OwnedBuffer(IDisposable buffer) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        buffer.Dispose();
        return ValueTask.CompletedTask;
    }
}
