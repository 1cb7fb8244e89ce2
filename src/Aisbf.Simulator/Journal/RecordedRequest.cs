using System.Text;

namespace Aisbf.Simulator.Journal;

/// <summary>One request as it arrived, and what became of it so far. Read from any thread; the outcome changes until it is complete.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest()
    {
    }

    /// <summary>Position in the order of arrival, from 1.</summary>
    public required long Id { get; init; }

    /// <summary>The dialect of the path, or null when no path of any dialect matched.</summary>
    public required Dialect? Dialect { get; init; }

    /// <summary>HTTP method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Path, decoded once.</summary>
    public required string Path { get; init; }

    /// <summary>Query with its question mark, or an empty string.</summary>
    public required string Query { get; init; }

    /// <summary>Header values by name (case does not matter); repeated headers are joined with a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body's first bytes, up to <see cref="SimulatorOptions.JournalBodyLimit"/>.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Length of the whole body in bytes, also when <see cref="Body"/> was cut.</summary>
    public required long BodyLength { get; init; }

    /// <summary>When the head of the request had been read.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Model name with its suffix, or an empty string if the request names none.</summary>
    public string Model { get; internal set; } = "";

    /// <summary>Status code that was sent, or 0 before the head of the answer went out.</summary>
    public int Status { get; internal set; }

    /// <summary>Frames that were handed to the socket whole; a JSON answer counts as one.</summary>
    public int FramesSent { get; internal set; }

    /// <summary>Bytes of the answer's body that were handed to the socket.</summary>
    public long BytesSent { get; internal set; }

    /// <summary>Whether the client left before the answer was complete.</summary>
    public bool Aborted => AbortedAt is not null;

    /// <summary>When the client left, or null.</summary>
    public DateTimeOffset? AbortedAt { get; internal set; }

    /// <summary>Whether the simulator itself cut the connection, as told to.</summary>
    public bool Dropped { get; internal set; }

    /// <summary>When the simulator was done with the request, whatever the outcome; null while it is in flight.</summary>
    public DateTimeOffset? CompletedAt { get; internal set; }

    /// <summary>The body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>One header's value, or null when it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <inheritdoc />
    public override string ToString() =>
        $"#{Id} {Method} {Path}{Query} model={Model} status={Status} frames={FramesSent} aborted={Aborted} dropped={Dropped}";
}
