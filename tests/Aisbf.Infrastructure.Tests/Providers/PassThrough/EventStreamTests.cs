using System.Text;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.PassThrough;

/// <summary>Streams of typed events, such as images.</summary>
internal sealed class EventStreamTests
{
    private const string Partial = "event: image_generation.partial_image\ndata: {\"type\":\"image_generation.partial_image\",\"b64_json\":\"AAAA\"}\n\n";
    private const string Completed =
        "data: {\"type\":\"image_generation.completed\",\"b64_json\":\"AAAA\",\"usage\":{\"input_tokens\":7,\"output_tokens\":3}}\n\n";

    private static readonly UpstreamOptions Impatient = new() { FirstByteTimeout = TimeSpan.FromMilliseconds(100), IdleTimeout = TimeSpan.FromMilliseconds(100) };

    [Test]
    public async Task Events_cut_at_any_byte_come_out_the_same([Values("\n", "\r\n")] string end)
    {
        var text = $": hello\n\n{Partial}{Completed}".Replace("\n", end, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var offset = 1; offset < bytes.Length; offset++)
        {
            var pumped = await Pumped.PassEventsAsync(new PieceStream(PieceStream.Cut(bytes, offset)));
            pumped.ShouldBe(new Pumped(AttemptKind.Success, text, null, new TokenUsage(7, 3)), $"cut at {offset}");
        }
    }

    [Test]
    public async Task The_end_may_lack_its_empty_line() =>
        (await Pumped.PassEventsAsync(Of(Partial + Completed.TrimEnd()))).ShouldBe(
            new Pumped(AttemptKind.Success, Partial + Completed, null, new TokenUsage(7, 3)));

    [Test]
    public async Task A_stream_is_whole_only_with_as_many_results_as_were_asked_for()
    {
        (await Pumped.PassEventsAsync(Of(Completed), results: 2)).Error.ShouldBe(ErrorCode.UpstreamError);
        (await Pumped.PassEventsAsync(Of(Completed + Completed), results: 2)).Error.ShouldBeNull();
        (await Pumped.PassEventsAsync(Of(Completed + "data: [DONE]\n\n"), results: 2)).Error.ShouldBeNull();
        (await Pumped.PassEventsAsync(Of(Partial))).Error.ShouldBe(ErrorCode.UpstreamError);
    }

    [Test]
    public async Task Silence_after_the_first_of_two_results_is_waited_for_like_any_other() =>
        (await Pumped.PassEventsAsync(new PieceStream([Encoding.UTF8.GetBytes(Completed)], hang: true), 2, Impatient)).Error.ShouldBe(ErrorCode.UpstreamTimeout);

    [TestCase("data: {\"error\":{\"message\":\"no\",\"code\":\"rate_limit_exceeded\"}}\n\n", AttemptKind.RateLimited)]
    [TestCase("event: error\ndata: {\"message\":\"no\"}\n\n", AttemptKind.ServerError)]
    [TestCase("data: hello\n\n", AttemptKind.InvalidAnswer)]
    [TestCase("<html></html>", AttemptKind.InvalidAnswer)]
    [TestCase("", AttemptKind.InvalidAnswer)]
    public async Task What_does_not_begin_with_an_event_is_no_answer(string text, AttemptKind kind) =>
        (await Pumped.PassEventsAsync(Of(text))).Outcome.ShouldBe(kind);

    [Test]
    public async Task An_error_in_the_middle_ends_it_and_is_not_passed_on()
    {
        var pumped = await Pumped.PassEventsAsync(Of($"{Partial}data: {{\"error\":{{\"message\":\"no\",\"code\":\"rate_limit_exceeded\"}}}}\n\n{Completed}"));
        (pumped.Output, pumped.Error).ShouldBe((Partial, ErrorCode.RateLimited));
    }

    private static PieceStream Of(string text) => new([Encoding.UTF8.GetBytes(text)]);
}
