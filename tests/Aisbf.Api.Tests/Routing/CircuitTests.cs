using Aisbf.Api.Tests.Hosting;
using Aisbf.Simulator.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Api.Tests.Routing;

/// <summary>Candidates that rest, by a clock of the test's own.</summary>
internal sealed class CircuitTests : GatewayFixture
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly SteppedClock _machine;

    public CircuitTests() => _machine = new SteppedClock(_clock);

    protected override void Register(IServiceCollection services) => services.AddSingleton<TimeProvider>(_machine);

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("p", models: "[]", more: ",\"default_error_cooldown\":30");
        await App.PutProviderAsync("good");
    }

    [Test]
    public async Task Three_failures_in_a_row_open_the_circuit_and_a_good_probe_closes_it([Values] bool stream)
    {
        var model = NewId("m");
        App.Simulator.Rules.Add(new SimRule("status=500") { Model = model, Times = 3 });

        for (var i = 0; i < 3; i++)
        {
            (await Caller.ChatAsync($"p/{model}", stream)).ShouldBeError(502, "upstream_error");
        }

        var resting = await Caller.ChatAsync($"p/{model}", stream);
        resting.ShouldBeError(503, "upstream_unavailable").Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        resting.Attempts.ShouldBe(0);
        CallsTo(model).Count.ShouldBe(3);

        _clock.Advance(TimeSpan.FromSeconds(31));
        (await Caller.ChatAsync($"p/{model}", stream)).ShouldBeOk();
        (await Caller.ChatAsync($"p/{model}", stream)).ShouldBeOk();
        CallsTo(model).Count.ShouldBe(5);
    }

    [Test]
    public async Task A_probe_that_fails_opens_the_circuit_again()
    {
        var model = NewId("m");
        App.Simulator.Rules.Add(new SimRule("status=500") { Model = model, Times = 4 });
        for (var i = 0; i < 3; i++)
        {
            (await Caller.ChatAsync($"p/{model}")).ShouldBeError(502, "upstream_error");
        }

        _clock.Advance(TimeSpan.FromSeconds(31));
        (await Caller.ChatAsync($"p/{model}")).ShouldBeError(502, "upstream_error");
        (await Caller.ChatAsync($"p/{model}")).ShouldBeError(503, "upstream_unavailable");
        CallsTo(model).Count.ShouldBe(4);
    }

    [Test]
    public async Task While_a_probe_is_on_its_way_no_other_call_goes_and_a_client_that_leaves_frees_it()
    {
        var model = NewId("m");
        App.Simulator.Rules.Add(new SimRule("status=500") { Model = model, Times = 3 });
        App.Simulator.Rules.Add(new SimRule("silence=before") { Model = model, Times = 1 });
        for (var i = 0; i < 3; i++)
        {
            await Caller.ChatAsync($"p/{model}");
        }

        _clock.Advance(TimeSpan.FromSeconds(31));
        using var leaving = new CancellationTokenSource();
        var probe = Caller.OpenChatAsync($"p/{model}", cancellationToken: leaving.Token);
        await Journal.WaitForAsync(r => CallsTo(model).Count == 4, TimeSpan.FromSeconds(20));

        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Caller.ChatAsync($"p/{model}")));
        others.ShouldAllBe(a => a.Status == 503);
        CallsTo(model).Count.ShouldBe(4);

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(probe);
        await Journal.WaitForAsync(r => r.Model == model && r.Aborted, TimeSpan.FromSeconds(20));
        await Eventually.HoldsAsync(async () => (await Caller.ChatAsync($"p/{model}")).Status == 200);
    }

    [Test]
    public async Task An_upstream_that_asks_to_wait_is_left_alone_for_that_long([Values] bool stream)
    {
        var model = NewId("m");
        App.Simulator.Rules.Add(new SimRule("status=429;retry-after=20") { Model = model, Times = 1 });

        var first = await Caller.ChatAsync($"p/{model}", stream);
        first.ShouldBeError(429, "rate_limit_exceeded").Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(20));

        _clock.Advance(TimeSpan.FromSeconds(5));
        var second = await Caller.ChatAsync($"p/{model}", stream);
        second.ShouldBeError(429, "rate_limit_exceeded").Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(15));
        CallsTo(model).Count.ShouldBe(1);

        _clock.Advance(TimeSpan.FromSeconds(16));
        (await Caller.ChatAsync($"p/{model}", stream)).ShouldBeOk();
    }

    [Test]
    public async Task A_model_that_nothing_stands_in_for_is_tried_again_after_a_second_and_then_less_and_less_often()
    {
        var model = NewId("m");
        App.Simulator.Rules.Add(new SimRule("status=500") { Model = model, Times = 6 });
        for (var i = 0; i < 3; i++)
        {
            (await Caller.ChatAsync($"p/{model}")).ShouldBeError(502, "upstream_error");
        }

        foreach (var seconds in new[] { 1, 2, 4 })
        {
            (await Caller.ChatAsync($"p/{model}")).ShouldBeError(503, "upstream_unavailable").Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(seconds));
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            (await Caller.ChatAsync($"p/{model}")).ShouldBeError(502, "upstream_error");
        }

        _clock.Advance(TimeSpan.FromSeconds(8));
        (await Caller.ChatAsync($"p/{model}")).ShouldBeOk();
        CallsTo(model).Count.ShouldBe(7);
    }

    [TestCase(-26)]
    [TestCase(26)]
    public async Task A_step_of_the_machines_clock_neither_ends_nor_prolongs_a_rest(int hours)
    {
        var model = NewId("m");
        App.Simulator.Rules.Add(new SimRule("status=429;retry-after=20") { Model = model, Times = 1 });
        (await Caller.ChatAsync($"p/{model}")).ShouldBeError(429, "rate_limit_exceeded");

        _machine.Step = TimeSpan.FromHours(hours);
        (await Caller.ChatAsync($"p/{model}")).ShouldBeError(429, "rate_limit_exceeded").Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(20));

        _clock.Advance(TimeSpan.FromSeconds(20));
        (await Caller.ChatAsync($"p/{model}")).ShouldBeOk();
        _machine.Step = TimeSpan.Zero;
    }

    [Test]
    public async Task A_member_that_rests_costs_a_rotation_no_attempt()
    {
        var id = NewId();
        App.Simulator.Rules.Add(new SimRule("status=429;retry-after=20") { Model = id, Times = 1 });
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"p:{id}:2", "good:sim:1");

        (await Caller.ChatAsync($"rotation/{id}")).ShouldBeOk().Attempts.ShouldBe(2);
        (await Caller.ChatAsync($"rotation/{id}")).ShouldBeOk().Attempts.ShouldBe(1);

        _clock.Advance(TimeSpan.FromSeconds(21));
        (await Caller.ChatAsync($"rotation/{id}")).ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("p");
    }

    [TestCase("status=400")]
    [TestCase("status=413")]
    [TestCase("status=422")]
    [TestCase("status=404")]
    public async Task What_the_caller_did_wrong_never_opens_the_circuit(string fault)
    {
        var model = NewId("m");
        for (var i = 0; i < 8; i++)
        {
            (await Caller.ChatAsync($"p/{model}#{fault}", i % 2 == 0)).Attempts.ShouldBe(1);
        }

        CallsTo($"{model}#{fault}").Count.ShouldBe(8);
    }

    [Test]
    public async Task A_stream_that_breaks_off_is_told_to_the_client_and_the_next_one_still_goes()
    {
        var model = NewId("m");
        for (var i = 0; i < 5; i++)
        {
            (await Caller.ChatAsync($"p/{model}#drop=2", stream: true)).Status.ShouldBe(200);
        }
    }
}
