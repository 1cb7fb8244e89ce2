using System.Text;

namespace Aisbf.Benchmarks.Mock;

/// <summary>The same stream as <see cref="MockFrames"/> in Anthropic's dialect, encoded once.</summary>
internal static class MockMessages
{
    /// <summary>How many events come before the first with content.</summary>
    public const int Preamble = 2;

    /// <summary>The events of a stream, in order.</summary>
    /// <param name="chunks">Events with content.</param>
    public static byte[][] Stream(int chunks) =>
    [
        Event("message_start", """{"type":"message_start","message":{"id":"msg_01BmQ7cXoNnE0vT5rLk2yHsW","type":"message","role":"assistant","model":"mock-1","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":42,"output_tokens":1}}}"""),
        Event("content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""),
        .. Enumerable.Range(0, chunks).Select(i => Event(
            "content_block_delta", $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"{{{MockFrames.Word(i)}}}"}}""")),
        Event("content_block_stop", """{"type":"content_block_stop","index":0}"""),
        Event("message_delta", $$$"""{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":{{{chunks}}}}}"""),
        Event("message_stop", """{"type":"message_stop"}"""),
    ];

    private static byte[] Event(string name, string data) => Encoding.UTF8.GetBytes($"event: {name}\ndata: {data}\n\n");
}
