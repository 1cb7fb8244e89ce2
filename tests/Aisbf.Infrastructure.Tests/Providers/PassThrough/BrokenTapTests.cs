using System.Text;
using System.Text.Json.Nodes;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.PassThrough;

/// <summary>Streams that pass unchanged, in all dialects that do: byte for byte however they are cut, and never taken for whole when they break off.</summary>
internal sealed class BrokenTapTests
{
    private const string Chat = """
        data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}

        data: {"choices":[{"index":0,"delta":{"content":"é 世 🚀 \"error\" [DONE]"},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}

        data: [DONE]


        """;

    private const string Messages = """
        event: message_start
        data: {"type":"message_start","message":{"id":"m","content":[],"usage":{"input_tokens":7,"output_tokens":1}}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"é 世 🚀 message_stop \"error\""}}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3}}

        event: message_stop
        data: {"type":"message_stop"}


        """;

    private const string Responses = """
        event: response.created
        data: {"type":"response.created","sequence_number":0,"response":{"object":"response","status":"in_progress","error":null}}

        event: response.output_text.delta
        data: {"type":"response.output_text.delta","sequence_number":1,"delta":"é 世 🚀 \"error\" response.completed"}

        event: response.completed
        data: {"type":"response.completed","sequence_number":2,"response":{"object":"response","status":"completed","error":null,"usage":{"input_tokens":7,"output_tokens":3}}}


        """;

    private const string Images = """
        event: image_generation.partial_image
        data: {"type":"image_generation.partial_image","b64_json":"AAAA"}

        event: image_generation.completed
        data: {"type":"image_generation.completed","b64_json":"AAAA","usage":{"input_tokens":7,"output_tokens":3}}


        """;

    private static readonly string[] EndMarks = ["data: [DONE]\n\n", "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"];

    private static readonly TokenUsage Counted = new(7, 3);

    private static IEnumerable<TestCaseData> Streams()
    {
        foreach (var (name, text, end) in new[]
        {
            (nameof(Chat), Chat, "\"finish_reason\":\"stop\""), (nameof(Messages), Messages, "\"stop_reason\""),
            (nameof(Responses), Responses, "\"status\":\"completed\""), (nameof(Images), Images, "\"usage\""),
        })
        {
            foreach (var (line, eol) in new[] { ("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r") })
            {
                var plain = text.ReplaceLineEndings("\n");
                var whole = plain.ReplaceLineEndings(eol);
                var finished = plain[..(plain.IndexOf("\n\n", plain.IndexOf(end, StringComparison.Ordinal), StringComparison.Ordinal) + 2)].ReplaceLineEndings(eol);
                yield return new TestCaseData(name, whole, Encoding.UTF8.GetByteCount(finished), eol).SetArgDisplayNames(name, line);
            }
        }
    }

    [TestCaseSource(nameof(Streams))]
    public async Task Bytes_cut_anywhere_pass_as_they_are(string tap, string text, int finished, string eol)
    {
        var expected = new Pumped(AttemptKind.Success, text, null, Counted);
        foreach (var whole in Written(text, eol))
        {
            var bytes = Encoding.UTF8.GetBytes(whole);
            for (var offset = 1; offset < bytes.Length; offset++)
                (await PassAsync(tap, PieceStream.Cut(bytes, offset), null)).ShouldBe(expected with { Output = whole }, $"cut at {offset}");

            (await PassAsync(tap, PieceStream.Cut(bytes, [.. Enumerable.Range(1, bytes.Length - 1)]), null)).ShouldBe(expected with { Output = whole });
        }
    }

    [TestCaseSource(nameof(Streams))]
    public async Task What_breaks_off_is_never_taken_for_whole(string tap, string text, int finished, string eol)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var broken in new Exception?[] { null, new IOException("reset") })
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                var where = $"{length} of {bytes.Length}, {broken?.Message}";
                var cut = await PassAsync(tap, [bytes.AsMemory(0, length)], broken);
                if (cut.Outcome != AttemptKind.Success)
                {
                    (cut.Output, cut.Usage).ShouldBe(("", null), where);
                    continue;
                }

                var mayBeWhole = length >= finished - (broken is null ? 2 * eol.Length : eol.Length - 1);
                if (length >= finished) cut.Error.ShouldBeNull(where);
                if (!mayBeWhole) cut.Error.ShouldNotBeNull(where);

                // All that is added to what came are the empty line of the last event and the end mark.
                var mark = cut.Error is null ? EndMarks.FirstOrDefault(mark => cut.Output.EndsWith(mark, StringComparison.Ordinal)) ?? "" : "";
                var sent = cut.Output[..^mark.Length].TrimEnd('\r', '\n');
                text.ShouldStartWith(sent, Case.Sensitive, where);
                text[sent.Length..].ShouldStartWith(eol + eol, Case.Sensitive, where);
                if (cut.Error is not null && tap == nameof(Responses) && eol == "\n")
                    JsonNode.Parse(cut.Ending.Split('\n')[1]["data: ".Length..])!["sequence_number"]!.GetValue<int>().ShouldBe(
                        cut.Output.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Length, where);
            }
        }
    }

    [Test]
    public async Task The_number_of_an_event_that_is_held_back_is_free_for_our_own()
    {
        var failed = "data: {\"type\":\"response.failed\",\"sequence_number\":2,\"response\":{\"object\":\"response\",\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"no\"}}}\n\n";
        var text = Responses.ReplaceLineEndings("\n");
        text = text[..text.IndexOf("event: response.completed", StringComparison.Ordinal)] + failed;

        var pumped = await PassAsync(nameof(Responses), [Encoding.UTF8.GetBytes(text)], null);

        pumped.Ending.ShouldContain("\"sequence_number\":2");
    }

    /// <summary>As others may write it.</summary>
    private static IEnumerable<string> Written(string text, string eol)
    {
        yield return text;
        yield return "\uFEFF" + text;
        yield return $": hello{eol}{eol}{text.Replace(eol + eol, $"{eol}{eol}: ping{eol}{eol}", StringComparison.Ordinal)}";
        yield return text.Replace("data: ", "data:", StringComparison.Ordinal);
        yield return text.Replace("data: {", $"id: 1{eol}retry: 3{eol}data: {{{eol}data: ", StringComparison.Ordinal);
    }

    private static Task<Pumped> PassAsync(string tap, IEnumerable<ReadOnlyMemory<byte>> pieces, Exception? broken)
    {
        var stream = new PieceStream(pieces, broken: broken);
        return tap switch
        {
            nameof(Chat) => Pumped.PassAsync(stream, stripUsage: false),
            nameof(Messages) => Pumped.PassMessagesAsync(stream),
            nameof(Responses) => Pumped.PassResponsesAsync(stream),
            _ => Pumped.PassEventsAsync(stream),
        };
    }
}
