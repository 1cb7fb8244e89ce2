using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Aisbf.Application.Gateway;

namespace Aisbf.Infrastructure.Tests.Providers.Streaming;

/// <summary>A client's end of a stream that allows nobody to write outside the gate.</summary>
/// <param name="gate">The gate.</param>
/// <param name="pause">How long the client takes for what it is given at once.</param>
internal sealed class GatedWriter(StreamGate gate, TimeSpan pause = default) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private int _flushed;

    /// <summary>What the client has got.</summary>
    public string Flushed => Encoding.UTF8.GetString(_output.WrittenSpan[.._flushed]);

    public override void Advance(int bytes) => _output.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        ShouldBeInside();
        return _output.GetMemory(sizeHint);
    }

    public override Span<byte> GetSpan(int sizeHint = 0)
    {
        ShouldBeInside();
        return _output.GetSpan(sizeHint);
    }

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        ShouldBeInside();
        _flushed = _output.WrittenCount;
        if (pause > TimeSpan.Zero) await Task.Delay(pause, cancellationToken);
        return default;
    }

    public override void Complete(Exception? exception = null)
    {
    }

    public override void CancelPendingFlush()
    {
    }

    private void ShouldBeInside() => gate.TryEnter().ShouldBeFalse("a heartbeat could write at the same time");
}
