namespace Aisbf.Application.Gateway;

/// <summary>When the process stops: the instant at which requests that are under way have to end.</summary>
public sealed class RequestDeadline : IDisposable
{
    private readonly CancellationTokenSource _reached = new();
    private bool _isDisposed;

    /// <summary>Cancelled when it is reached.</summary>
    public CancellationToken Token => _reached.Token;

    public bool IsReached => _reached.IsCancellationRequested;

    /// <summary>Sets it, counted from now. A host that is stopped once more after its end has no requests left.</summary>
    public void Set(TimeSpan fromNow)
    {
        if (!_isDisposed)
        {
            _reached.CancelAfter(fromNow);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        _reached.Dispose();
    }
}
