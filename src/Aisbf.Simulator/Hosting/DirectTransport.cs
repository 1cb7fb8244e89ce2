using System.IO.Pipelines;
using System.Net.Sockets;

namespace Aisbf.Simulator.Hosting;

/// <summary>
/// Sends straight to the socket instead of through Kestrel's send queue, so that a flush returns only when the kernel has the
/// bytes. Without this a reset right after a frame could overtake the frame.
/// </summary>
internal sealed class DirectTransport(PipeReader input, Socket socket) : IDuplexPipe
{
    public PipeReader Input { get; } = input;

    public PipeWriter Output { get; } = PipeWriter.Create(new SocketOutput(socket), new StreamPipeWriterOptions(leaveOpen: true));
}
