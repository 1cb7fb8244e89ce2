using System.Text;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Responses;

internal sealed class ResponsesTapTests
{
    private const string Created = """data: {"type":"response.created","sequence_number":0,"response":{"object":"response","status":"in_progress","error":null,"usage":null}}""";
    private const string Words = """data: {"type":"response.output_text.delta","sequence_number":1,"delta":"é 世 🚀 \"error\" response.completed"}""";
    private const string Completed = """data: {"type":"response.completed","sequence_number":2,"response":{"object":"response","status":"completed","error":null,"usage":{"input_tokens":7,"output_tokens":3,"total_tokens":10}}}""";
    private const string Incomplete = """data: {"type":"response.incomplete","sequence_number":2,"response":{"object":"response","status":"incomplete","usage":{"input_tokens":7,"output_tokens":3}}}""";
    private const string Failed = """data: {"type":"response.failed","sequence_number":2,"response":{"object":"response","status":"failed","error":{"code":"rate_limit_exceeded","message":"slow down"}}}""";
    private const string Flat = """data: {"type":"error","sequence_number":2,"code":"server_error","message":"no","param":null}""";
    private const string Nested = """data: {"error":{"message":"no","type":"server_error","code":null,"param":null}}""";

    private static readonly TokenUsage Counted = new(7, 3);

    private static IEnumerable<TestCaseData> Wholes()
    {
        foreach (var end in new[] { "\n", "\r\n" })
        {
            var name = end == "\n" ? "LF" : "CRLF";
            yield return Case($"plain, {name}", end, Created, Words, Completed);
            yield return Case($"comments, {name}", end, ": one", Created, ": two" + end + Words, Incomplete);
            yield return Case($"names, {name}", end, "event: response.created" + end + Created, Words, "event: response.completed" + end + Completed);
            yield return Case($"two data lines, {name}", end, Created, Words, Completed.Replace(",\"response\"", "," + end + "data: \"response\"", StringComparison.Ordinal));
            yield return Case($"without a blank after the colon, {name}", end, Created.Replace("data: ", "data:", StringComparison.Ordinal), Words, Completed);
        }
    }

    [TestCaseSource(nameof(Wholes))]
    public async Task A_stream_cut_at_any_byte_comes_out_the_same(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var offset = 1; offset < bytes.Length; offset++)
        {
            var pumped = await Pumped.PassResponsesAsync(new PieceStream(PieceStream.Cut(bytes, offset)));
            pumped.ShouldBe(new Pumped(AttemptKind.Success, text, null, Counted), $"cut at {offset}");
        }
    }

    [Test]
    public async Task A_failure_behind_an_announcement_is_no_answer([Values(Failed, Flat, Nested)] string failure)
    {
        var pumped = await Pumped.PassResponsesAsync(Whole(Text("\n", Created, failure)));

        pumped.Outcome.ShouldBe(failure == Failed ? AttemptKind.RateLimited : AttemptKind.ServerError);
        pumped.Output.ShouldBeEmpty();
    }

    [Test]
    public async Task A_failure_in_the_middle_is_held_back_for_an_error_of_our_own([Values(Failed, Flat, Nested)] string failure)
    {
        var pumped = await Pumped.PassResponsesAsync(Whole(Text("\n", Created, Words, failure)));

        pumped.Output.ShouldBe(Text("\n", Created, Words));
        pumped.Error.ShouldBe(failure == Failed ? ErrorCode.RateLimited : ErrorCode.UpstreamError);
    }

    [Test]
    public async Task A_last_event_that_lacks_only_its_empty_line_is_completed()
    {
        var whole = Text("\n", Created, Words, Completed);

        (await Pumped.PassResponsesAsync(Whole(whole[..^2]))).ShouldBe(new Pumped(AttemptKind.Success, whole, null, Counted));
    }

    [Test]
    public async Task A_stream_without_its_last_event_broke_off()
    {
        var pumped = await Pumped.PassResponsesAsync(Whole(Text("\n", Created, Words)));

        pumped.Error.ShouldBe(ErrorCode.UpstreamError);
    }

    private static PieceStream Whole(string text) => new([Encoding.UTF8.GetBytes(text)]);

    private static TestCaseData Case(string name, string end, params string[] frames) => new TestCaseData(Text(end, frames)).SetArgDisplayNames(name);

    private static string Text(string end, params string[] frames) => string.Concat(frames.Select(frame => frame + end + end));
}
