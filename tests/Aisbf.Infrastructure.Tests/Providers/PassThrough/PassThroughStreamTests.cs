using System.Text;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.PassThrough;

internal sealed class PassThroughStreamTests
{
    private const string Role = """data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}""";
    private const string Words = """data: {"choices":[{"index":0,"delta":{"content":"é 世 🚀 \"error\" \"usage\":{} data: [DONE]"},"finish_reason":null}]}""";
    private const string Finish = """data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";
    private const string Usage = """data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}""";
    private const string Done = "data: [DONE]";
    private const string Error = """data: {"error":{"message":"no","type":"rate_limit_error","code":"rate_limit_exceeded"}}""";

    private static readonly TokenUsage Counted = new(7, 3);

    private static readonly UpstreamOptions Impatient = new()
    {
        FirstByteTimeout = TimeSpan.FromMilliseconds(100),
        IdleTimeout = TimeSpan.FromMilliseconds(100),
    };

    private static IEnumerable<TestCaseData> Wholes()
    {
        foreach (var end in new[] { "\n", "\r\n" })
        {
            var name = end == "\n" ? "LF" : "CRLF";
            yield return Case($"plain, {name}", end, Role, Words, Finish, Usage, Done);
            yield return Case($"comments, {name}", end, ": one", Role, ": two" + end + Words, Finish, Usage, ":", Done);
            yield return Case($"ids and names, {name}", end, "id: 1" + end + "event: chunk" + end + Role, "retry: 5" + end + Words, Finish, Usage, Done);
            yield return Case($"two data lines, {name}", end, Role, Words.Replace("[{", "[" + end + "data: {", StringComparison.Ordinal), Finish, Usage, Done);
            yield return Case($"without a blank after the colon, {name}", end, Role.Replace("data: ", "data:", StringComparison.Ordinal), Words, Finish, Usage, "data:[DONE]");
        }
    }

    [TestCaseSource(nameof(Wholes))]
    public async Task A_stream_cut_at_any_byte_comes_out_the_same(string text, string _)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var offset = 1; offset < bytes.Length; offset++)
        {
            var pumped = await Pumped.PassAsync(new PieceStream(PieceStream.Cut(bytes, offset)), stripUsage: false);
            pumped.ShouldBe(new Pumped(AttemptKind.Success, text, null, Counted), $"cut at {offset}");
        }
    }

    [TestCaseSource(nameof(Wholes))]
    public async Task Usage_that_nobody_asked_for_is_taken_out_wherever_the_stream_is_cut(string text, string without)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var offset = 1; offset < bytes.Length; offset++)
        {
            var pumped = await Pumped.PassAsync(new PieceStream(PieceStream.Cut(bytes, offset)));
            pumped.ShouldBe(new Pumped(AttemptKind.Success, without, null, Counted), $"cut at {offset}");
        }
    }

    [TestCaseSource(nameof(Wholes))]
    public async Task A_stream_in_random_pieces_comes_out_the_same(string text, string without)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var cuts = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(bytes.Length)).Distinct().ToArray();
            (await Pumped.PassAsync(new PieceStream(PieceStream.Cut(bytes, cuts)))).Output.ShouldBe(without, string.Join(',', cuts));
        }
    }

    [Test]
    public async Task A_stream_that_ends_at_any_byte_gives_whole_frames_and_says_whether_it_was_whole([Values("\n", "\r\n")] string end)
    {
        var text = Join(end, Role, Words, Finish, Done);
        var bytes = Encoding.UTF8.GetBytes(text);
        var role = Encoding.UTF8.GetByteCount(Join(end, Role));
        var finish = Encoding.UTF8.GetByteCount(Join(end, Role, Words, Finish));
        foreach (var broken in new Exception?[] { null, new IOException("reset") })
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                var pumped = await Pumped.PassAsync(new PieceStream([bytes.AsMemory(0, length)], broken: broken));
                var where = $"{length} of {bytes.Length}, {broken?.Message}";
                if (length < role)
                {
                    pumped.Outcome.ShouldNotBe(AttemptKind.Success, where);
                    continue;
                }

                // The frame with the finish reason is whole without the empty line behind it, if the end was a clean one.
                var whole = length >= finish || (broken is null && length >= finish - (2 * end.Length));
                (pumped.Error is null).ShouldBe(whole, where);
                pumped.Output.TrimEnd().EndsWith("data: [DONE]", StringComparison.Ordinal).ShouldBe(whole, where);
                var sent = whole ? pumped.Output[..pumped.Output.LastIndexOf("data: [DONE]", StringComparison.Ordinal)].TrimEnd() : pumped.Output.TrimEnd();
                text.ShouldStartWith(sent, Shouldly.Case.Sensitive, where);
                text[sent.Length..].ShouldStartWith(end, Shouldly.Case.Sensitive, where);
            }
        }
    }

    [Test]
    public async Task An_error_event_is_the_end_wherever_the_stream_is_cut([Values("\n", "\r\n")] string end, [Values] bool strip)
    {
        var before = Join(end, Role, Words);
        var bytes = Encoding.UTF8.GetBytes(Join(end, Role, Words, Error, Words, Finish, Done));
        for (var offset = 1; offset < bytes.Length; offset++)
        {
            var pumped = await Pumped.PassAsync(new PieceStream(PieceStream.Cut(bytes, offset)), strip);
            pumped.ShouldBe(new Pumped(AttemptKind.Success, before, ErrorCode.RateLimited, null), $"cut at {offset}");
        }
    }

    [Test]
    public async Task An_error_as_the_first_event_is_no_stream_wherever_it_is_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Join("\n", ": comment", Error, Role, Done));
        for (var offset = 1; offset < bytes.Length; offset++)
        {
            var pumped = await Pumped.PassAsync(new PieceStream(PieceStream.Cut(bytes, offset)));
            pumped.ShouldBe(new Pumped(AttemptKind.RateLimited, "", ErrorCode.RateLimited, null), $"cut at {offset}");
        }
    }

    [TestCase("event: error\ndata: {\"message\":\"x\"}\n\n", AttemptKind.ServerError)]
    [TestCase("{\"error\":{\"message\":\"x\",\"type\":\"invalid_request_error\"}}", AttemptKind.InvalidRequest)]
    [TestCase("<html>data: x\n\n</html>", AttemptKind.InvalidAnswer)]
    [TestCase("data: [DONE]\n\n", AttemptKind.InvalidAnswer)]
    [TestCase("data: {}\n\n", AttemptKind.InvalidAnswer)]
    [TestCase("data: \n\n", AttemptKind.InvalidAnswer)]
    [TestCase("data\n\n", AttemptKind.InvalidAnswer)]
    [TestCase("data: null\n\n", AttemptKind.InvalidAnswer)]
    [TestCase(": nothing but comments\n\n: and more\n\n", AttemptKind.InvalidAnswer)]
    [TestCase("", AttemptKind.InvalidAnswer)]
    public async Task What_does_not_begin_like_an_answer_is_none(string text, AttemptKind kind)
    {
        var pumped = await Pumped.PassAsync(new PieceStream([Encoding.UTF8.GetBytes(text)]));
        pumped.Outcome.ShouldBe(kind);
        pumped.Output.ShouldBeEmpty();
    }

    [Test]
    public async Task A_connection_that_stays_open_after_the_end_mark_is_left_soon()
    {
        var text = Join("\n", Role, Finish, Done);
        var pumped = await Pumped.PassAsync(new PieceStream([Encoding.UTF8.GetBytes(text)], hang: true)).WaitAsync(TimeSpan.FromSeconds(30));
        pumped.ShouldBe(new Pumped(AttemptKind.Success, text, null, null));
    }

    [Test]
    public async Task A_connection_that_stays_open_after_the_finish_reason_is_left_soon()
    {
        var text = Join("\n", Role, Finish);
        var pumped = await Pumped.PassAsync(new PieceStream([Encoding.UTF8.GetBytes(text)], hang: true)).WaitAsync(TimeSpan.FromSeconds(30));
        pumped.ShouldBe(new Pumped(AttemptKind.Success, text + Done + "\n\n", null, null));
    }

    [Test]
    public async Task An_empty_finish_reason_is_none()
    {
        var text = Join("\n", Role.Replace("null", "\"\"", StringComparison.Ordinal));
        (await Pumped.PassAsync(new PieceStream([Encoding.UTF8.GetBytes(text)], hang: true), options: Impatient)).Error.ShouldBe(ErrorCode.UpstreamTimeout);
        (await Pumped.PassAsync(new PieceStream([Encoding.UTF8.GetBytes(text)]))).Error.ShouldBe(ErrorCode.UpstreamError);
    }

    [Test]
    public async Task Of_several_choices_each_has_to_finish()
    {
        var second = Finish.Replace("\"index\":0", "\"index\":1", StringComparison.Ordinal);
        var half = Encoding.UTF8.GetBytes(Join("\n", Role, Finish));
        var whole = Encoding.UTF8.GetBytes(Join("\n", Role, Finish, second));

        (await Pumped.PassAsync(new PieceStream([half], hang: true), options: Impatient, choices: 2)).Error.ShouldBe(ErrorCode.UpstreamTimeout);
        (await Pumped.PassAsync(new PieceStream([half]), choices: 2)).Error.ShouldBe(ErrorCode.UpstreamError);
        (await Pumped.PassAsync(new PieceStream([whole]), choices: 2)).Error.ShouldBeNull();
    }

    [Test]
    public async Task Silence_is_a_timeout_before_the_first_event_and_an_error_after_it()
    {
        (await Pumped.PassAsync(new PieceStream([": x\n\n"u8.ToArray()], hang: true), options: Impatient)).Outcome.ShouldBe(AttemptKind.Timeout);

        var begun = await Pumped.PassAsync(new PieceStream([Encoding.UTF8.GetBytes(Join("\n", Role) + "data: {\"cho")], hang: true), options: Impatient);
        begun.ShouldBe(new Pumped(AttemptKind.Success, Join("\n", Role), ErrorCode.UpstreamTimeout, null));
    }

    [Test]
    public async Task An_event_larger_than_allowed_is_no_answer_and_later_an_error()
    {
        var options = new UpstreamOptions { MaxEventBytes = 16 * 1024 };
        var huge = Encoding.UTF8.GetBytes($"data: {{\"choices\":[{{\"delta\":{{\"content\":\"{new string('a', 100_000)}");
        (await Pumped.PassAsync(new PieceStream([huge], hang: true), options: options)).Outcome.ShouldBe(AttemptKind.InvalidAnswer);

        byte[] later = [.. Encoding.UTF8.GetBytes(Join("\n", Role)), .. huge];
        (await Pumped.PassAsync(new PieceStream([later], hang: true), options: options)).Error.ShouldBe(ErrorCode.UpstreamError);
    }

    [Test]
    public async Task Of_two_reports_of_usage_the_later_counts()
    {
        var first = Usage.Replace(":7", ":1", StringComparison.Ordinal);
        (await Pumped.PassAsync(new PieceStream([Encoding.UTF8.GetBytes(Join("\n", Role, Finish, first, Usage, Done))]))).Usage.ShouldBe(Counted);
    }

    private static TestCaseData Case(string name, string end, params string[] frames) =>
        new(Join(end, frames), Join(end, [.. frames.Where(f => f != Usage)])) { TestName = $"{{m}}({name})" };

    private static string Join(string end, params string[] frames) => string.Concat(frames.Select(f => f + end + end));
}
