using System.Globalization;
using System.Text;

namespace Aisbf.Benchmarks.Mock;

/// <summary>The answers, encoded once.</summary>
internal static class MockFrames
{
    private const string Id = "chatcmpl-BmQ7cXoNnE0vT5rLk2yHsW9dAeF3u";
    private static readonly string[] Words = [" the", " answer", " to", " your", " question", " is", " rather", " long", " and", " goes", " on"];

    /// <summary>A whole answer of about 700 bytes.</summary>
    public static byte[] Whole { get; } =
        """
        {"id":"chatcmpl-BmQ7cXoNnE0vT5rLk2yHsW9dAeF3u","object":"chat.completion","created":1767225600,"model":"mock-1","choices":[{"index":0,"message":{"role":"assistant","content":"A gateway stands between those who ask and those who answer. It knows the way, keeps the keys, and counts what has been said.","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":42,"completion_tokens":31,"total_tokens":73,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},"service_tier":"default","system_fingerprint":"fp_0a1b2c3d4e"}
        """u8.ToArray();

    /// <summary>What the stream's chunks say, over and over.</summary>
    public static string Word(int chunk) => Words[chunk % Words.Length];

    /// <summary>The frames of a stream, in order.</summary>
    /// <param name="chunks">Frames with content.</param>
    /// <param name="usage">Write usage as the real upstream does: null in every frame, and one frame more with the sums.</param>
    public static byte[][] Stream(int chunks, bool usage)
    {
        var tail = usage ? ",\"usage\":null" : "";
        var frames = new List<byte[]>(chunks + 3);
        for (var i = 0; i < chunks; i++)
        {
            var role = i == 0 ? "\"role\":\"assistant\"," : "";
            frames.Add(Frame($$"""[{"index":0,"delta":{{{role}}"content":"{{Word(i)}}"},"logprobs":null,"finish_reason":null}]{{tail}}"""));
        }

        frames.Add(Frame($$"""[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]{{tail}}"""));
        if (usage)
        {
            var sums = string.Create(
                CultureInfo.InvariantCulture, $"\"prompt_tokens\":42,\"completion_tokens\":{chunks},\"total_tokens\":{42 + chunks}");
            frames.Add(Frame($$"""[],"usage":{{{sums}}}"""));
        }

        frames.Add("data: [DONE]\n\n"u8.ToArray());
        return [.. frames];
    }

    private static byte[] Frame(string choicesAndMore) => Encoding.UTF8.GetBytes(
        $$"""data: {"id":"{{Id}}","object":"chat.completion.chunk","created":1767225600,"model":"mock-1","service_tier":"default","choices":{{choicesAndMore}}}"""
        + "\n\n");
}
