using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using BenchmarkDotNet.Attributes;

namespace Aisbf.Benchmarks.Micro;

/// <summary>The one pass over a request's bytes.</summary>
[MemoryDiagnoser]
public class PeekBenchmarks
{
    private byte[] _body = [];

    [Params(300, 4 * 1024, 32 * 1024)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Setup() => _body = Bodies.OfSize(Bytes);

    [Benchmark]
    public bool Peek() => RequestPeeker.Peek(Surface.ChatCompletions, _body).TryGet(out _, out _);
}
