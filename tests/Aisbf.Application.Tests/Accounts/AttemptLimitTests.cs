using Aisbf.Application.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Application.Tests.Accounts;

internal sealed class AttemptLimitTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void Attempts_count_for_a_while_from_each_of_them_on()
    {
        var limit = new AttemptLimit(_time, 2, TimeSpan.FromSeconds(100));
        limit.Enter("192.0.2.1", "alice").ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(60));
        limit.Enter("192.0.2.1", "alice").ShouldBeNull();
        limit.Enter("192.0.2.1", "alice").ShouldBe(TimeSpan.FromSeconds(40));
        _time.Advance(TimeSpan.FromSeconds(40));
        limit.Enter("192.0.2.1", "alice").ShouldBeNull();
        limit.Enter("192.0.2.1", "alice").ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Test]
    public void Names_are_compared_without_case_and_a_success_clears_them()
    {
        var limit = new AttemptLimit(_time, 1, TimeSpan.FromSeconds(100));
        limit.Enter("192.0.2.1", "alice").ShouldBeNull();
        limit.Enter("192.0.2.1", "ALICE").ShouldNotBeNull();
        limit.Enter("192.0.2.1", "bob").ShouldBeNull();
        limit.Clear("192.0.2.1", "Alice");
        limit.Enter("192.0.2.1", "alice").ShouldBeNull();
    }

    [Test]
    public void One_that_went_well_is_taken_back_and_those_before_it_stay()
    {
        var limit = new AttemptLimit(_time, 2, TimeSpan.FromSeconds(100));
        limit.Enter("192.0.2.1", "").ShouldBeNull();
        for (var i = 0; i < 5; i++)
        {
            limit.Enter("192.0.2.1", "").ShouldBeNull();
            limit.Leave("192.0.2.1", "");
        }

        limit.Enter("192.0.2.1", "").ShouldBeNull();
        limit.Enter("192.0.2.1", "").ShouldNotBeNull();
        limit.Leave("192.0.2.9", "");
    }

    [TestCase("192.0.2.1", "192.0.2.2", false)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [TestCase(null, "192.0.2.1", false)]
    public void A_client_is_an_address_or_the_network_that_it_has_to_itself(string? one, string other, bool same)
    {
        var limit = new AttemptLimit(_time, 1, TimeSpan.FromSeconds(100));
        limit.Enter(one, "alice").ShouldBeNull();
        (limit.Enter(other, "alice") is not null).ShouldBe(same);
    }

    [Test]
    public void A_flood_of_names_is_forgotten_before_it_fills_the_memory()
    {
        var limit = new AttemptLimit(_time, 1, TimeSpan.FromSeconds(100));
        for (var i = 0; i < 50_000; i++)
        {
            limit.Enter("192.0.2.1", $"name{i}").ShouldBeNull();
        }

        limit.KeyCount.ShouldBeLessThanOrEqualTo(20_000);
    }

    [Test]
    public async Task Attempts_at_the_same_time_do_not_slip_through_together()
    {
        var limit = new AttemptLimit(_time, 10, TimeSpan.FromSeconds(100));
        var entered = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => limit.Enter("192.0.2.1", "alice") is null)));
        entered.Count(e => e).ShouldBe(10);
    }
}
