using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Routing;

/// <summary>What rotations tell of failures and of failing over, where they are asked to.</summary>
internal sealed class FailoverNoticeTests : GatewayFixture
{
    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("good");
        await App.PutProviderAsync("bad", models: "[]");
    }

    [Test]
    public async Task A_rotation_without_any_candidate_left_answers_with_one_error([Values] bool stream)
    {
        var answer = await Caller.ChatAsync(await RotateAsync("", "status=500", "drop=before"), stream);
        answer.ShouldBeError(503, "upstream_unavailable");
        answer.Attempts.ShouldBe(2);
    }

    [Test]
    public async Task Only_when_all_are_rate_limited_the_client_is([Values] bool stream)
    {
        var all = await Caller.ChatAsync(await RotateAsync("", "status=429;retry-after=30", "status=429;retry-after=7"), stream);
        all.ShouldBeError(429, "rate_limit_exceeded");
        all.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));

        var one = await Caller.ChatAsync(await RotateAsync("", "status=429;retry-after=30", "status=500"), stream);
        one.ShouldBeError(503, "upstream_unavailable").Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task A_request_that_nobody_takes_is_blamed_on_the_request([Values] bool stream)
    {
        var answer = await Caller.ChatAsync(await RotateAsync("", "status=500", "status=400;message=No%20such%20tool"), stream);
        answer.ShouldBeError(400, "invalid_request").Error.GetProperty("message").GetString()!.ShouldContain("No such tool");
    }

    [Test]
    public async Task With_notifyerrors_a_failure_is_an_assistants_message([Values] bool stream)
    {
        var id = await RotateAsync(",\"notifyerrors\":true", "status=401", "drop=before");

        var answer = await Caller.ChatAsync(id, stream);

        answer.ShouldBeOk().Text.ShouldContain("could not answer");
        answer.Text.ShouldContain("refused the credentials");
        answer.Attempts.ShouldBe(2);
        if (stream)
        {
            answer.MediaType.ShouldBe("text/event-stream");
            answer.Events.Count.ShouldBe(3);
            answer.Events[^1].ShouldBe("[DONE]");
            answer.Events[1].ShouldContain("\"finish_reason\":\"stop\"");
        }
        else
        {
            answer.Json.GetProperty("aisbf_error").GetBoolean().ShouldBeTrue();
            answer.Json.GetProperty("attempted_count").GetInt32().ShouldBe(2);
            answer.Json.GetProperty("error_details").GetArrayLength().ShouldBe(2);
            answer.Json.GetProperty("choices")[0].GetProperty("finish_reason").GetString().ShouldBe("stop");
        }
    }

    [Test]
    public async Task With_notifyerrors_a_good_answer_is_as_ever([Values] bool stream)
    {
        var answer = await Caller.ChatAsync(await RotateAsync(",\"notifyerrors\":true", "status=500", null), stream);
        answer.ShouldBeOk().Text.ShouldStartWith("Pong");
        answer.Body.ShouldNotContain("aisbf_error");
    }

    [Test]
    public async Task With_notify_on_failover_the_answer_tells_who_was_preferred([Values] bool stream)
    {
        var id = await RotateAsync(",\"notify_on_failover\":true", "status=500", null);

        var answer = await Caller.ChatAsync(id, stream);

        answer.ShouldBeOk().Text.ShouldStartWith("Pong");
        answer.Header("X-Aisbf-Failover").ShouldBe("true");
        answer.Header("X-Aisbf-Preferred-Provider").ShouldBe("bad");
        answer.Header("X-Aisbf-Preferred-Model")!.ShouldEndWith("#status=500");
        answer.Header("X-Aisbf-Provider").ShouldBe("good");
        var notice = (stream ? System.Text.Json.JsonDocument.Parse(answer.Events[0]).RootElement : answer.Json).GetProperty("aisbf_failover");
        notice.GetProperty("switched").GetBoolean().ShouldBeTrue();
        notice.GetProperty("preferred").GetProperty("provider").GetString().ShouldBe("bad");
        notice.GetProperty("used").GetProperty("provider").GetString().ShouldBe("good");
        notice.GetProperty("used").GetProperty("model").GetString().ShouldBe("sim");
    }

    [Test]
    public async Task Without_failing_over_there_is_no_notice([Values] bool stream)
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"notify_on_failover\":true", "good:sim:1");
        var answer = await Caller.ChatAsync($"rotation/{id}", stream);
        answer.ShouldBeOk().Body.ShouldNotContain("aisbf_failover");
        answer.Header("X-Aisbf-Failover").ShouldBeNull();
    }

    [Test]
    public async Task Without_being_asked_failing_over_is_silent([Values] bool stream)
    {
        var answer = await Caller.ChatAsync(await RotateAsync("", "status=500", null), stream);
        answer.ShouldBeOk().Body.ShouldNotContain("aisbf_");
        answer.Header("X-Aisbf-Failover").ShouldBeNull();
        answer.Attempts.ShouldBe(2);
    }

    /// <summary>Two candidates in a fixed order: one that fails, and another; null is a healthy one.</summary>
    private async Task<string> RotateAsync(string more, string first, string? second)
    {
        var id = NewId();
        await App.PutRotationAsync(
            id, $",\"strategy\":\"priority\"{more}", $"bad:{id}a#{first}:2", second is null ? "good:sim:1" : $"bad:{id}b#{second}:1");
        return $"rotation/{id}";
    }
}
