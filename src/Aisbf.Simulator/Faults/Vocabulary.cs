using System.Collections.Frozen;

namespace Aisbf.Simulator.Faults;

/// <summary>
/// Every word that a request can carry in its headers, in its model's suffix or through a rule. The guide's table and
/// <c>GET /_sim/vocabulary</c> show the same list.
/// </summary>
internal static class Vocabulary
{
    public static readonly IReadOnlyList<Word> Words =
    [
        new("latency", "duration", "Wait before the first byte of the answer.", (d, v) => d with { Latency = v.Duration() }),
        new("gap", "duration", "Wait between two frames of a stream.", (d, v) => d with { Gap = v.Duration() }),
        new("chunks", "N", "Cut the text into exactly N content frames; short text is lengthened.", (d, v) => d with { Chunks = v.Integer(1) }),
        new("chunk-size", "N", "Characters per content frame; 16 by default.", (d, v) => d with { ChunkSize = v.Integer(1) }),
        new("size", "N", "Make the text exactly N bytes of UTF-8.", (d, v) => d with { Size = v.Integer(0, 256 * 1024 * 1024) }),
        new("text", "text", "Answer with this text.", (d, v) => d with { Text = v.Raw ?? "" }),
        new("unicode", "", "Put two-, three- and four-byte characters into the text.", (d, v) => d with { Unicode = v.Flag() }),
        new("reasoning", "[text]", "Think first, also unasked.", (d, v) => d with { Reasoning = v.Raw ?? "Thinking about it." }),
        new("calls", "N", "Answer with N calls of the offered tools; 0 answers with text instead.", (d, v) => d with { Calls = v.Integer(0, 128) }),
        new("finish", "stop|length|tool_calls|content_filter|refusal|pause", "Report this reason for the end, in the vendor's word.", (d, v) => d with { Finish = v.Finish() }),
        new("tools-reversed", "", "Stream parallel tool calls with the highest index first (OpenAI).", (d, v) => d with { ToolsReversed = v.Flag() }),

        new("usage", "none|last|twice", "No token counts at all; only in the last chunk; or in the last place twice.", (d, v) => d with { Usage = Usage(v) }),
        new("input-tokens", "N", "Report N input tokens; may be negative.", (d, v) => d with { InputTokens = v.Integer(int.MinValue) }),
        new("output-tokens", "N", "Report N output tokens; may be negative.", (d, v) => d with { OutputTokens = v.Integer(int.MinValue) }),
        new("cached-tokens", "N", "Report N tokens read from the vendor's prompt cache.", (d, v) => d with { CachedTokens = v.Integer(int.MinValue) }),
        new("cache-write-tokens", "N", "Report N tokens written to the vendor's prompt cache (Anthropic).", (d, v) => d with { CacheWriteTokens = v.Integer(int.MinValue) }),
        new("reasoning-tokens", "N", "Report N reasoning tokens.", (d, v) => d with { ReasoningTokens = v.Integer(int.MinValue) }),

        new("status", "NNN", "Answer with this status and the vendor's error body; with 'error-at' and 'error-body', only the kind of error.", (d, v) => d with { Status = v.Integer(200, 599) }),
        new("retry-after", "value", "Send this Retry-After header: seconds or a date.", (d, v) => d with { RetryAfter = v.Text }),
        new("message", "text", "Message of the error.", (d, v) => d with { Message = v.Text }),
        new("error-type", "text", "Type of the error, instead of the one that fits the status.", (d, v) => d with { ErrorType = v.Text }),
        new("error-code", "text", "Code of the error, instead of the one that fits the status.", (d, v) => d with { ErrorCode = v.Text }),
        new("error-at", "N", "Send an error event as the Nth frame of a stream that began with 200, then end.", (d, v) => d with { ErrorAt = v.Integer(1) }),
        new("error-body", "", "Answer 200 with the vendor's error body as JSON.", (d, v) => d with { ErrorBody = v.Flag() }),
        new("html", "", "Answer with an HTML page; 200 unless 'status' says otherwise.", (d, v) => d with { Html = v.Flag() }),
        new("empty", "", "Answer 200 with no body.", (d, v) => d with { Empty = v.Flag() }),
        new("redirect", "URL", "Answer 302 to this location.", (d, v) => d with { Redirect = v.Text }),
        new("content-type", "type", "Send this Content-Type instead of the right one.", (d, v) => d with { ContentType = v.Text }),
        new("header", "name:value", "Add a header to the answer; may be said more than once.", (d, v) => d with { ExtraHeaders = [.. d.ExtraHeaders, v.Header()] }),

        new("drop", "before|headers|N", "Reset the connection before the first byte, after the headers, or after N frames.", (d, v) => d with { Drop = v.Stage() }),
        new("drop-inside", "N", "Reset the connection in the middle of the frame that follows N whole ones.", (d, v) => d with { DropInside = v.Integer() }),
        new("drop-with", "rst|fin", "How 'drop' and 'drop-inside' end the connection; rst by default.", (d, v) => d with { DropWithFin = v.Choose(("rst", false), ("fin", true)) }),
        new("silence", "before|headers|N", "Send nothing more from that point until the client leaves.", (d, v) => d with { Silence = v.Stage() }),

        new("drip", "duration", "Send the body one byte at a time with this wait in between.", (d, v) => d with { Drip = v.Duration() }),
        new("cut", "N", "Flush after every N bytes of the body, also inside a character.", (d, v) => d with { Cut = v.Integer(1) }),
        new("no-done", "", "Leave out the end mark of the stream: [DONE], message_stop, or the array's bracket.", (d, v) => d with { NoDone = v.Flag() }),
        new("no-finish", "", "End the stream cleanly before the frame that carries the finish reason.", (d, v) => d with { NoFinish = v.Flag() }),
        new("crlf", "", "End lines with CR LF.", (d, v) => d with { Crlf = v.Flag() }),
        new("comments", "", "Put an SSE comment before every frame (an empty line in NDJSON).", (d, v) => d with { Comments = v.Flag() }),
        new("multiline", "", "Spread each frame over two 'data:' lines (SSE).", (d, v) => d with { Multiline = v.Flag() }),
        new("gzip", "", "Compress the body, whatever the client accepts.", (d, v) => d with { Gzip = v.Flag() }),
        new("truncate", "[N]", "Announce the whole body but send only N bytes of it (half by default), then close. Not for streams.", (d, v) => d with { Truncate = v.IntegerOr(-1) }),
        new("malformed", "[N]", "Break the JSON of the Nth frame (the first by default), or of the body.", (d, v) => d with { Malformed = v.IntegerOr(1, 1) }),
        new("huge-line", "N", "Send the text as one frame of N bytes of text.", (d, v) => d with { HugeLine = v.Integer(1, 256 * 1024 * 1024) }),
    ];

    public static readonly FrozenDictionary<string, Word> ByName = Words.ToFrozenDictionary(w => w.Name, StringComparer.OrdinalIgnoreCase);

    private static UsageStyle Usage(WordValue value) => value.Choose(
        ("vendor", UsageStyle.Vendor), ("none", UsageStyle.None), ("last", UsageStyle.Last), ("twice", UsageStyle.Twice));
}
