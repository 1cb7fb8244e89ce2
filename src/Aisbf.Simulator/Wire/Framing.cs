namespace Aisbf.Simulator.Wire;

/// <summary>How the frames of a stream are told apart.</summary>
internal enum Framing
{
    /// <summary>Server-sent events with LF.</summary>
    Sse,

    /// <summary>Server-sent events with CR LF, as Google sends them.</summary>
    SseCrlf,

    /// <summary>One JSON document per line.</summary>
    NdJson,

    /// <summary>One JSON array over the whole answer.</summary>
    JsonArray,
}
