using Aisbf.Benchmarks.Cli;

namespace Aisbf.Benchmarks.Mock;

/// <param name="Port">Port on 127.0.0.1.</param>
/// <param name="Chunks">Frames with content in a stream.</param>
/// <param name="GapMicroseconds">Pause between two frames, unless the request's body says otherwise.</param>
internal sealed record MockOptions(int Port, int Chunks, int GapMicroseconds)
{
    public static MockOptions From(Arguments line)
    {
        var options = new MockOptions(line.Port("port"), line.Number("chunks", 50), line.Number("gap-us", 0));
        line.Finish();
        return options.Chunks > 0 ? options : throw new UsageException("--chunks has to be at least 1.");
    }
}
