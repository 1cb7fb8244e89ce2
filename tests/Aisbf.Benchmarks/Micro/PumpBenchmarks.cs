using System.Buffers;
using System.IO.Pipelines;
using Aisbf.Benchmarks.Mock;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.PassThrough;
using Aisbf.Infrastructure.Providers.Streaming;
using BenchmarkDotNet.Attributes;

namespace Aisbf.Benchmarks.Micro;

/// <summary>A stream's bytes on their way from the upstream to the client, without the sockets.</summary>
[MemoryDiagnoser]
public class PumpBenchmarks
{
    private const int Chunks = 50;
    private readonly OpenAiDialect _dialect = new();
    private readonly UpstreamOptions _options = new();
    private readonly byte[][] _frames = MockFrames.Stream(Chunks, usage: true);
    private readonly PipeWriter _client = PipeWriter.Create(Stream.Null);
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private byte[] _content = [];
    private RouteCandidate? _candidate;

    [GlobalSetup]
    public void Setup()
    {
        var provider = new Provider
        {
            Id = "up1",
            Name = "up1",
            Type = new ProviderType { Id = "openai", Name = "OpenAI", Dialect = Dialect.OpenAi },
            Endpoint = new Uri("http://127.0.0.1:1/v1"),
            Models = [new ProviderModel { Name = "m1" }],
        };
        _candidate = RouteSnapshot.Build(Owner.Global, [provider], [], []).FindCandidate("up1", "m1");
        _content = [.. _frames.Take(Chunks).SelectMany(f => f)];
    }

    /// <summary>The look at one frame of content.</summary>
    [Benchmark(Baseline = true)]
    public int TapOneFrame() => Tap(_frames[1]);

    /// <summary>The look at fifty that came in one read.</summary>
    [Benchmark]
    public int TapFiftyFrames() => Tap(_content);

    /// <summary>A whole stream, one frame for each read, its usage taken down and taken out.</summary>
    [Benchmark]
    public async Task<long> WholeStream()
    {
        var cancellation = UpstreamCancellation.Start(_options.FirstByteTimeout, CancellationToken.None);
        var body = new UpstreamBody(
            new HttpRequestMessage(),
            new HttpResponseMessage(),
            new FrameStream(_frames),
            cancellation,
            TimeSpan.FromMilliseconds(1),
            _options.FirstByteTimeout,
            TimeProvider.System);
        var result = await StreamReply.OpenAsync(
            body, _candidate!.Provider, _dialect, _options, new PassThroughTap(_dialect, stripUsage: true), dropped: []);
        await using var reply = result.Reply!;
        await reply.CopyToAsync(_client, gate: null, CancellationToken.None);
        return reply.Usage?.TotalTokens ?? throw new InvalidOperationException("The stream told no usage.");
    }

    private int Tap(byte[] frames)
    {
        _output.ResetWrittenCount();
        new PassThroughTap(_dialect, stripUsage: true).Pass(frames, _output);
        return _output.WrittenCount;
    }
}
