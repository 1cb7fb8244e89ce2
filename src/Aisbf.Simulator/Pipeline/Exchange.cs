using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Hosting;
using Aisbf.Simulator.Journal;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>One request and its answer on the wire: what the sending side needs to know.</summary>
internal sealed record Exchange(
    HttpContext Context, IDialect Dialect, Directives Directives, RecordedRequest? Record, RequestJournal Journal, Traffic Traffic, TimeProvider Clock)
{
    public CancellationToken Left => Context.RequestAborted;

    /// <summary>Waits; a client that leaves meanwhile ends the exchange.</summary>
    public Task WaitAsync(TimeSpan time) => Task.Delay(time, Clock, Left);

    /// <summary>Says nothing until the client leaves.</summary>
    public Task FallSilentAsync() => Task.Delay(Timeout.InfiniteTimeSpan, Clock, Left);

    /// <summary>Cuts the connection as directed.</summary>
    public void Drop(bool finish)
    {
        if (Record is not null)
            Record.Dropped = true;
        if (finish)
            ConnectionCut.Finish(Context);
        else
            ConnectionCut.Reset(Context);
    }

    public void Sent(int bytes, bool frame)
    {
        if (Record is null)
            return;
        Record.Status = Context.Response.StatusCode;
        Record.BytesSent += bytes;
        if (frame)
            Record.FramesSent++;
        Journal.Notify();
    }
}
