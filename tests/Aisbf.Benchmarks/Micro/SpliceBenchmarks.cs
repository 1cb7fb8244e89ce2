using System.Buffers;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Http;
using BenchmarkDotNet.Attributes;

namespace Aisbf.Benchmarks.Micro;

/// <summary>A body on its way out with another model's name in it.</summary>
[MemoryDiagnoser]
public class SpliceBenchmarks : IDisposable
{
    private static readonly byte[] ModelJson = "\"upstream-model-1\""u8.ToArray();
    private static readonly byte[] UsageField = ""","stream_options":{"include_usage":true}"""u8.ToArray();
    private PooledBody? _body;
    private int _start;
    private int _end;

    [Params(300, 32 * 1024)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var bytes = Bodies.OfSize(Bytes, stream: true);
        var rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(rented, 0);
        _body = new PooledBody(rented, bytes.Length);
        var peek = RequestPeeker.Peek(Surface.ChatCompletions, bytes).Value;
        (_start, _end) = (peek.ModelRange.Start.Value, peek.ModelRange.End.Value);
    }

    [Benchmark(Baseline = true)]
    public Task Model() => WriteAsync(new SplicedContent(_body!, new Splice(_start, _end, ModelJson)));

    [Benchmark]
    public Task ModelAndUsage() =>
        WriteAsync(new SplicedContent(_body!, new Splice(_start, _end, ModelJson), new Splice(_end, _end, UsageField)));

    [GlobalCleanup]
    public void Dispose()
    {
        _body?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static async Task WriteAsync(SplicedContent content)
    {
        using (content)
        {
            await content.CopyToAsync(Stream.Null);
        }
    }
}
