using System.Text;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Anthropic;

internal sealed class AnthropicTapTests
{
    private const string Head = """
        event: ping
        data: {"type":"ping"}

        event: message_start
        data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"usage":{"input_tokens":7,"cache_read_input_tokens":2,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        : comment

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"é 世 🚀 message_stop \\"error\\" event: error"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}


        """;

    private const string End = """
        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":3}}

        event: message_stop
        data: {"type":"message_stop"}


        """;

    private const string Error = """
        event: error
        data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}


        """;

    private static readonly TokenUsage Counted = new(9, 3, 2);

    [TestCase("\n")]
    [TestCase("\r\n")]
    public async Task A_stream_cut_at_any_byte_passes_as_it_is(string lineEnd)
    {
        var text = (Head + End).ReplaceLineEndings(lineEnd);
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var offset = 1; offset < bytes.Length; offset++)
        {
            (await Pumped.PassMessagesAsync(new PieceStream(PieceStream.Cut(bytes, offset))))
                .ShouldBe(new Pumped(AttemptKind.Success, text, null, Counted), $"cut at {offset}");
        }
    }

    [Test]
    public async Task A_stream_that_ends_at_any_byte_is_no_answer_or_a_broken_one_or_whole()
    {
        var text = Head + End;
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = await Pumped.PassMessagesAsync(new PieceStream([bytes.AsMemory(0, length)]));
            var isWhole = cut.Outcome == AttemptKind.Success && cut.Error is null;
            isWhole.ShouldBe(cut.Output == text, $"{length} of {bytes.Length}");
            isWhole.ShouldBe(length >= Encoding.UTF8.GetByteCount(text[..text.IndexOf("\n\nevent: message_stop", StringComparison.Ordinal)]), $"{length} of {bytes.Length}");
        }
    }

    [Test]
    public async Task An_error_first_is_no_answer_and_an_error_later_is_its_end()
    {
        (await Pumped.PassMessagesAsync(Stream(Error))).ShouldBe(new Pumped(AttemptKind.ServerError, "", ErrorCode.UpstreamUnavailable, null));
        (await Pumped.PassMessagesAsync(Stream("event: ping\ndata: {\"type\":\"ping\"}\n\n" + Error))).Outcome.ShouldBe(AttemptKind.ServerError);

        var later = await Pumped.PassMessagesAsync(Stream(Head + Error + End));
        later.Error.ShouldBe(ErrorCode.UpstreamUnavailable);
        later.Output.ShouldBe(Head);
    }

    [TestCase("data: {\"choices\":[]}\n\n")]
    [TestCase("data: <html>\n\n")]
    [TestCase("<html></html>")]
    [TestCase("event: ping\ndata: {\"type\":\"ping\"}\n\n")]
    public async Task What_does_not_begin_as_a_message_is_no_answer(string text) =>
        (await Pumped.PassMessagesAsync(Stream(text))).Outcome.ShouldBe(AttemptKind.InvalidAnswer);

    private static PieceStream Stream(string text) => new([Encoding.UTF8.GetBytes(text)]);
}
