namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>How a streamed answer is cut into events.</summary>
internal enum StreamFraming
{
    /// <summary>Server-sent events.</summary>
    Sse,

    /// <summary>One JSON object a line.</summary>
    JsonLines,
}
