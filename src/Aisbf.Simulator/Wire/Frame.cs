namespace Aisbf.Simulator.Wire;

/// <summary>One event of a stream.</summary>
/// <param name="Data">The payload without framing; valid until the producer makes the next frame.</param>
/// <param name="Event">Value of the SSE <c>event:</c> line, if the dialect has one.</param>
/// <param name="Kind">What it is for.</param>
internal readonly record struct Frame(ReadOnlyMemory<byte> Data, string? Event = null, FrameKind Kind = FrameKind.Content);
