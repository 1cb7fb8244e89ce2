using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Aisbf.Benchmarks.Micro;

/// <summary>Benchmarks of single steps of a request.</summary>
internal static class MicroCommand
{
    public static int Run(string[] args)
    {
        // In this process: a project generated beside ours would be built under our analyzers and central versions.
        var config = DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .HideColumns(Column.Job, Column.Toolchain);
        BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(args, config);
        return 0;
    }
}
