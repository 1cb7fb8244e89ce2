using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>What a client sees of an upstream that fails before anything of an answer is there.</summary>
internal sealed class FaultTests : GatewayFixture
{
    private static readonly object[][] Statuses =
    [
        ["status=400", 400, "invalid_request", "invalid_request_error"],
        ["status=401", 502, "provider_auth_error", "api_error"],
        ["status=402", 402, "payment_required", "insufficient_quota"],
        ["status=403", 502, "provider_auth_error", "api_error"],
        ["status=404", 404, "model_not_found", "invalid_request_error"],
        ["status=405", 400, "invalid_request", "invalid_request_error"],
        ["status=408", 504, "upstream_timeout", "api_error"],
        ["status=409", 429, "rate_limit_exceeded", "rate_limit_error"],
        ["status=413", 413, "payload_too_large", "invalid_request_error"],
        ["status=422", 422, "unprocessable_request", "invalid_request_error"],
        ["status=425", 429, "rate_limit_exceeded", "rate_limit_error"],
        ["status=429", 429, "rate_limit_exceeded", "rate_limit_error"],
        ["status=500", 502, "upstream_error", "api_error"],
        ["status=502", 502, "upstream_error", "api_error"],
        ["status=503", 503, "upstream_unavailable", "api_error"],
        ["status=529", 503, "upstream_unavailable", "api_error"],
        ["status=400;error-code=context_length_exceeded", 400, "context_length_exceeded", "invalid_request_error"],
        ["status=400;error-code=invalid_api_key", 502, "provider_auth_error", "api_error"],
        ["html;status=502", 502, "upstream_error", "api_error"],
        ["html;status=403", 502, "provider_auth_error", "api_error"],
        ["html", 502, "upstream_error", "api_error"],
        ["empty", 502, "upstream_error", "api_error"],
        ["status=204", 502, "upstream_error", "api_error"],
        ["redirect=http://127.0.0.1:9/", 502, "upstream_error", "api_error"],
        ["error-body", 502, "upstream_error", "api_error"],
        ["error-body;error-type=rate_limit_error", 429, "rate_limit_exceeded", "rate_limit_error"],
        ["drop=before", 502, "upstream_error", "api_error"],
        ["drop=before;drop-with=fin", 502, "upstream_error", "api_error"],
        ["drop=headers", 502, "upstream_error", "api_error"],
        ["drop=headers;drop-with=fin", 502, "upstream_error", "api_error"],
        ["drop-inside=0", 502, "upstream_error", "api_error"],
        ["drop-inside=0;drop-with=fin", 502, "upstream_error", "api_error"],
        ["malformed", 502, "upstream_error", "api_error"],
    ];

    private static IEnumerable<TestCaseData> Faults => Statuses.Select(s => new TestCaseData(s) { TestName = $"{{m}}({s[0]})" });

    private static IEnumerable<TestCaseData> WholeFaults =>
        new object[][]
        {
            ["truncate", 502, "upstream_error", "api_error"],
            ["truncate=10", 502, "upstream_error", "api_error"],
            ["truncate=0", 502, "upstream_error", "api_error"],
        }.Select(s => new TestCaseData(s) { TestName = $"{{m}}({s[0]})" });

    private static IEnumerable<TestCaseData> StreamFaults =>
        new object[][]
        {
            ["error-at=1", 502, "upstream_error", "api_error"],
            ["error-at=1;error-type=rate_limit_error", 429, "rate_limit_exceeded", "rate_limit_error"],
            ["error-at=1;error-type=authentication_error", 502, "provider_auth_error", "api_error"],
            ["error-at=1;crlf", 502, "upstream_error", "api_error"],
            ["error-at=1;comments;multiline", 502, "upstream_error", "api_error"],
            ["drop=0", 502, "upstream_error", "api_error"],
            ["comments;drop=0", 502, "upstream_error", "api_error"],
        }.Select(s => new TestCaseData(s) { TestName = $"{{m}}({s[0]})" });

    protected override async Task ConfigureAsync()
    {
        // Without a cooldown no circuit opens, so that the tests do not depend on each other.
        await App.PutProviderAsync("bad", models: "[]", more: ",\"default_error_cooldown\":0");
        await App.PutProviderAsync("good");
    }

    [TestCaseSource(nameof(Faults))]
    [TestCaseSource(nameof(WholeFaults))]
    public Task A_whole_answer_that_fails_becomes_an_error(string fault, int status, string code, string type) =>
        ShouldFailAsync(fault, stream: false, status, code, type);

    [TestCaseSource(nameof(Faults))]
    [TestCaseSource(nameof(StreamFaults))]
    public Task A_stream_that_fails_before_its_first_event_becomes_an_error(string fault, int status, string code, string type) =>
        ShouldFailAsync(fault, stream: true, status, code, type);

    [TestCaseSource(nameof(Faults))]
    [TestCaseSource(nameof(WholeFaults))]
    public Task A_whole_answer_that_fails_is_made_good_by_the_next_candidate(string fault, int status, string code, string type) =>
        ShouldBeMadeGoodAsync(fault, stream: false);

    [TestCaseSource(nameof(Faults))]
    [TestCaseSource(nameof(StreamFaults))]
    public Task A_stream_that_fails_before_its_first_event_is_made_good_by_the_next_candidate(
        string fault, int status, string code, string type) => ShouldBeMadeGoodAsync(fault, stream: true);

    [Test]
    public async Task A_compressed_answer_that_nobody_asked_for_is_decompressed([Values] bool stream)
    {
        Journal.Clear();

        var answer = await Caller.ChatAsync("bad/sim#gzip", stream);

        answer.ShouldBeOk().Text.ShouldStartWith("Pong");
        Journal.Requests.ShouldHaveSingleItem().Headers["Accept-Encoding"].ShouldBe("identity");
    }

    [Test]
    public async Task A_compressed_refusal_keeps_its_code([Values] bool stream)
    {
        var answer = await Caller.ChatAsync("bad/sim#gzip;status=400;error-code=context_length_exceeded", stream);

        answer.ShouldBeError(400, "context_length_exceeded");
    }

    // Whether the test before left a connection that is used again is chance.
    private static int MostCalls(string fault) => fault.StartsWith("drop=before", StringComparison.Ordinal) ? 2 : 1;

    private async Task ShouldFailAsync(string fault, bool stream, int status, string code, string type)
    {
        // A rotation of its own: a candidate that is asked to wait rests for the tests that come after.
        var model = await RotateAsync(fault, "");
        Journal.Clear();

        var answer = await Caller.ChatAsync(model, stream);

        answer.ShouldBeError(status, code).Error.GetProperty("type").GetString().ShouldBe(type);
        answer.Attempts.ShouldBe(1);
        answer.Body.ShouldNotContain("key-of-");
        Journal.Requests.Count.ShouldBeInRange(1, MostCalls(fault), "only on a connection that was used before a request is sent again");
    }

    private async Task ShouldBeMadeGoodAsync(string fault, bool stream)
    {
        var model = await RotateAsync(fault, "good:sim:1");
        Journal.Clear();

        var answer = await Caller.ChatAsync(model, stream);

        answer.ShouldBeOk().Text.ShouldStartWith("Pong from simulator model sim");
        answer.Attempts.ShouldBe(2);
        answer.Header("X-Aisbf-Provider").ShouldBe("good");
        Journal.Requests.Count.ShouldBeInRange(2, MostCalls(fault) + 1);
        if (stream)
        {
            answer.ShouldBeCleanStream();
        }
    }

    private async Task<string> RotateAsync(string fault, string next)
    {
        var id = NewId();
        string[] entries = [$"bad:{id}#{fault}:2", .. next.Length > 0 ? [next] : Array.Empty<string>()];
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", entries);
        return $"rotation/{id}";
    }
}
