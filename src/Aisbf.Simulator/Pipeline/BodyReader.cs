using System.Buffers;
using System.IO.Pipelines;

namespace Aisbf.Simulator.Pipeline;

/// <summary>Reads a request's body whole.</summary>
internal static class BodyReader
{
    public static async ValueTask<byte[]> ReadAsync(PipeReader reader, CancellationToken left)
    {
        while (true)
        {
            var read = await reader.ReadAsync(left);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            if (read.IsCanceled)
                throw new OperationCanceledException(left);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
