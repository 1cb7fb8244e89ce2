using Aisbf.Application.Gateway.Autoselects;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Autoselects;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Infrastructure.Tests.Autoselects;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SelectionCacheTests
{
    private static readonly SelectionKey Key = new(Owner.Global, Owner.Global, "smart", "s/m", "hash");
    private readonly FakeTimeProvider _time = new();
    private readonly AutoselectOptions _options = new();
    private int _asked;

    [Test]
    public async Task A_choice_is_remembered_for_its_time()
    {
        var cache = Cache();

        (await Get(cache, Key, "a")).ShouldBe("a");
        _time.Advance(TimeSpan.FromMinutes(59));
        (await Get(cache, Key, "b")).ShouldBe("a");
        _time.Advance(TimeSpan.FromMinutes(1));
        (await Get(cache, Key, "c")).ShouldBe("c");
        (await Get(cache, Key, "d")).ShouldBe("c");
        _asked.ShouldBe(2);
    }

    [TestCase(-5)]
    [TestCase(5)]
    public async Task A_step_of_the_machines_clock_does_not_change_how_long_a_choice_is_remembered(int hours)
    {
        var clock = new SteppedClock(_time);
        var cache = new SelectionCache(Options.Create(_options), clock);

        (await Get(cache, Key, "a")).ShouldBe("a");
        clock.Step = TimeSpan.FromHours(hours);
        (await Get(cache, Key, "b")).ShouldBe("a");
        _time.Advance(TimeSpan.FromHours(1));
        (await Get(cache, Key, "c")).ShouldBe("c");
    }

    [Test]
    public async Task Nobody_gets_a_choice_of_another_owners()
    {
        var cache = Cache();
        var ann = Owner.OfUser(Guid.NewGuid());

        (await Get(cache, Key, "a")).ShouldBe("a");
        (await Get(cache, Key with { Caller = ann }, "b")).ShouldBe("b");
        (await Get(cache, Key with { Caller = ann, Owner = ann }, "c")).ShouldBe("c");
        (await Get(cache, Key, "d")).ShouldBe("a");
    }

    [Test]
    public async Task Who_asks_meanwhile_gets_the_same_choice_even_if_the_first_leaves()
    {
        var cache = Cache();
        var choosing = new TaskCompletionSource<string?>();
        using var first = new CancellationTokenSource();

        var one = cache.GetOrChooseAsync(Key, () => choosing.Task, first.Token);
        var two = cache.GetOrChooseAsync(Key, () => throw new InvalidOperationException("It is being found out."), CancellationToken.None);
        await first.CancelAsync();
        choosing.SetResult("a");

        await Should.ThrowAsync<OperationCanceledException>(one);
        (await two).ShouldBe("a");
    }

    [Test]
    public async Task That_nothing_could_be_chosen_is_not_remembered()
    {
        var cache = Cache();

        (await Get(cache, Key, null)).ShouldBeNull();
        (await Get(cache, Key, "a")).ShouldBe("a");
    }

    [Test]
    public async Task A_failure_is_not_remembered()
    {
        var cache = Cache();

        await Should.ThrowAsync<InvalidOperationException>(
            () => cache.GetOrChooseAsync(Key, () => throw new InvalidOperationException("Once."), CancellationToken.None));
        (await Get(cache, Key, "a")).ShouldBe("a");
    }

    [Test]
    public async Task No_more_choices_are_kept_than_allowed()
    {
        _options.MaxChoices = 2;
        var cache = Cache();

        for (var i = 0; i < 3; i++)
        {
            await Get(cache, Key with { AutoselectId = $"{i}" }, "a");
        }

        for (var i = 0; i < 3; i++)
        {
            await Get(cache, Key with { AutoselectId = $"{i}" }, "a");
        }

        _asked.ShouldBeGreaterThan(3);
    }

    private SelectionCache Cache() => new(Options.Create(_options), _time);

    private Task<string?> Get(SelectionCache cache, SelectionKey key, string? chosen) => cache.GetOrChooseAsync(
        key,
        () =>
        {
            _asked++;
            return Task.FromResult(chosen);
        },
        CancellationToken.None);
}
