using System.Net;
using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>Whom wrong passwords keep out, and for how long.</summary>
internal sealed class KnownDeviceTests : AccountFixture
{
    private const string Cookie = "aisbf_device_";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Aisbf:Server:TrustedProxies:0"] = "127.0.0.1",
        ["Aisbf:Accounts:AccountFailures"] = "30",
        ["Aisbf:Accounts:SignInFailuresPerAddress"] = "20",
    };

    [Test]
    public async Task A_stranger_who_guesses_is_kept_out_and_the_owner_elsewhere_is_not()
    {
        var user = await App.CreateUserAsync("elsewhere");
        await GuessAsync(user, "203.0.113.1", 10);
        (await TryAsync(App.Anonymous, user.Username, user.Password, "203.0.113.1")).ShouldHaveStatus(429);
        (await TryAsync(App.Anonymous, user.Email, user.Password, "203.0.113.1")).ShouldBeProblem(401, "invalid_credentials");
        (await TryAsync(App.Anonymous, user.Username, user.Password, "203.0.113.2")).ShouldBeOk();
    }

    [TestCase("203.0.113.9", Description = "the same address")]
    [TestCase("203.0.113.8")]
    public async Task A_device_on_which_the_owner_signed_in_before_is_never_kept_out_by_others(string address)
    {
        var user = await App.CreateUserAsync(NewId("known"));
        using var device = NewBrowser();
        (await TryAsync(device, user.Username, user.Password, address)).ShouldBeOk();
        await device.PostJsonAsync(SignOut, "{}");
        for (var i = 0; i < 5; i++)
        {
            await GuessAsync(user, i == 0 ? "203.0.113.9" : $"198.51.100.{i}", 10);
        }

        (await TryAsync(App.Anonymous, user.Username, user.Password, "192.0.2.77")).ShouldHaveStatus(401);
        foreach (var name in new[] { user.Username, user.Email })
        {
            (await TryAsync(device, name, user.Password, address)).ShouldBeOk();
        }
    }

    [Test]
    public async Task Guesses_from_many_addresses_are_slowed_down_and_the_wait_ends_by_itself()
    {
        var user = await App.CreateUserAsync("hunted");
        for (var i = 0; i < 30; i++)
        {
            await GuessAsync(user, $"2001:db8:0:{i:x}::1", 1);
        }

        (await TryAsync(App.Anonymous, user.Username, user.Password, "2001:db8:0:ff::1")).ShouldBeProblem(401, "invalid_credentials");
        await GuessAsync(user, "2001:db8:0:fe::1", 1);
        Clock.Advance(TimeSpan.FromMinutes(5));
        (await TryAsync(App.Anonymous, user.Username, user.Password, "2001:db8:0:ff::1")).ShouldBeOk();
    }

    [Test]
    public async Task A_known_device_may_not_guess_without_end_either()
    {
        var user = await App.CreateUserAsync("stolen");
        using var device = NewBrowser();
        (await TryAsync(device, user.Username, user.Password, "203.0.113.20")).ShouldBeOk();
        for (var i = 0; i < 10; i++)
        {
            (await TryAsync(device, user.Username, "wrong password", $"203.0.113.{30 + i}")).ShouldHaveStatus(401);
        }

        (await TryAsync(device, user.Username, user.Password, "203.0.113.50")).ShouldHaveStatus(429);
        (await TryAsync(App.Anonymous, user.Username, user.Password, "203.0.113.51")).ShouldBeOk();
    }

    [Test]
    public async Task A_device_is_known_for_one_account_and_by_a_cookie_of_this_installation_only()
    {
        var (mine, victim) = (await App.CreateUserAsync("mine"), await App.CreateUserAsync("victim"));
        var cookies = new CookieContainer();
        using var device = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies }) { BaseAddress = App.Address };
        (await TryAsync(device, mine.Username, mine.Password, "203.0.113.60")).ShouldBeOk();
        var known = cookies.GetAllCookies().Single(c => c.Name.StartsWith(Cookie, StringComparison.Ordinal));
        known.HttpOnly.ShouldBeTrue();
        known.Expires.ShouldBeGreaterThan(DateTime.UnixEpoch);
        using var other = NewBrowser();
        var signedIn = await TryAsync(other, victim.Username, victim.Password, "203.0.113.61");
        var name = signedIn.ShouldBeOk().Header("Set-Cookie")!.Split(';', ',', '=').Select(part => part.Trim()).Single(part => part.StartsWith(Cookie, StringComparison.Ordinal));
        await GuessAsync(victim, "203.0.113.62", 10);

        foreach (var value in new[] { known.Value, known.Value[..^4] + "AAAA", "", "nonsense", "===" })
        {
            var answer = await App.Anonymous.SendAsync("POST", SignIn, Credentials(victim.Username, victim.Password), "X-Forwarded-For", "203.0.113.62", "Cookie", $"{name}={value}");
            answer.ShouldHaveStatus(429);
        }
    }

    [Test]
    public async Task A_session_can_change_the_password_while_strangers_guess()
    {
        var user = await App.CreateUserAsync("session");
        using var browser = NewBrowser();
        (await TryAsync(browser, user.Username, user.Password, "203.0.113.70")).ShouldBeOk();
        for (var i = 0; i < 5; i++)
        {
            await GuessAsync(user, i == 0 ? "203.0.113.70" : $"198.51.101.{i}", 10);
        }

        (await SendAsync(browser, "change-password", new { current_password = user.Password, new_password = "another horse battery" })).ShouldHaveStatus(204);
        (await TryAsync(App.Anonymous, user.Username, "another horse battery", "203.0.113.71")).ShouldBeOk();
    }

    [Test]
    public async Task One_address_is_refused_after_many_failures_whatever_the_names_at_no_cost()
    {
        for (var i = 0; i < 20; i++)
        {
            (await TryAsync(App.Anonymous, $"nobody{i}", "wrong password", $"2001:db8:1::{i:x}")).ShouldHaveStatus(401);
        }

        var hashes = Hasher.Count;
        (await TryAsync(App.Anonymous, "nobody99", "wrong password", "2001:db8:1::ffff")).ShouldBeProblem(429, "rate_limit_exceeded").Header("Retry-After").ShouldBe("300");
        Hasher.Count.ShouldBe(hashes);
        (await TryAsync(App.Anonymous, "nobody99", "wrong password", "2001:db8:1:1::1")).ShouldHaveStatus(401);
    }

    [Test]
    public async Task Sign_ins_that_go_well_use_nothing_up()
    {
        var user = await App.CreateUserAsync("office");
        for (var i = 0; i < 25; i++)
        {
            (await TryAsync(App.Anonymous, user.Username, user.Password, "203.0.113.80")).ShouldBeOk();
        }
    }

    private async Task GuessAsync(TestUser user, string address, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await TryAsync(App.Anonymous, user.Username, "wrong password", address)).ShouldHaveStatus(401);
        }
    }

    private static Task<Answer> TryAsync(HttpClient client, string name, string password, string address) =>
        client.SendAsync("POST", SignIn, Credentials(name, password), "X-Forwarded-For", address);

    private static StringContent Credentials(string username, string password) => GatewayApp.Json(JsonSerializer.Serialize(new { username, password }));
}
