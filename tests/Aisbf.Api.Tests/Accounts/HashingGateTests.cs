using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>How much of the machine passwords may take, at every endpoint that hashes one.</summary>
internal sealed class HashingGateTests : AccountFixture
{
    private const int AtOnce = 8;
    private const string New = "another horse battery";
    private readonly OccupiedPasswordHasher _hasher = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Aisbf:Accounts:ConcurrentHashes"] = "1",
        ["Aisbf:Accounts:WaitingHashes"] = "20",
        ["Aisbf:Accounts:HashWait"] = "00:01:00",
    };

    [TestCase("login")]
    [TestCase("login of nobody")]
    [TestCase("sign-up")]
    [TestCase("reset-password")]
    [TestCase("change-password")]
    [TestCase("change-email")]
    [TestCase("two-factor")]
    [TestCase("delete")]
    [TestCase("admin creates")]
    [TestCase("admin sets")]
    public async Task No_endpoint_hashes_more_passwords_at_once_than_it_may(string endpoint)
    {
        var requests = new List<Func<Task<Answer>>>();
        for (var i = 0; i < AtOnce; i++)
        {
            requests.Add(await PrepareAsync(endpoint, NewId("hash")));
        }

        var hashed = _hasher.Count;
        _hasher.Gate.Reset();
        var answers = requests.ConvertAll(send => Task.Run(send));
        try
        {
            await WaitUntilAsync(() => _hasher.Now > 0);
        }
        finally
        {
            _hasher.Gate.Set();
        }

        await Task.WhenAll(answers);
        answers.ShouldAllBe(answer => answer.Result.Status < 500 && answer.Result.Status != 429);
        (_hasher.Count - hashed).ShouldBeGreaterThanOrEqualTo(AtOnce);
        _hasher.Most.ShouldBe(1);
    }

    [Test]
    public async Task Whoever_would_wait_too_long_is_refused_and_model_calls_go_on()
    {
        await SendCredentialsAsync(App.Anonymous, "nobody", "whatever it is");
        _hasher.Gate.Reset();
        var waiting = Enumerable.Range(0, 21).Select(i => Task.Run(() => SendCredentialsAsync(App.Anonymous, $"nobody{i}", "whatever it is"))).ToList();
        try
        {
            await WaitUntilAsync(() => _hasher.Now > 0);

            // Of as many more as may wait, at least one is too many.
            var more = Enumerable.Range(0, 21).Select(i => Task.Run(() => SendCredentialsAsync(App.Anonymous, $"nobody{i}", "whatever it is"))).ToList();
            var refused = await (await Task.WhenAny(more));
            refused.ShouldBeProblem(429, "rate_limit_exceeded").Header("Retry-After").ShouldBe("5");
            (await App.Admin.ReadAsync("/api/v1/models")).ShouldBeOk();
            waiting.AddRange(more);
        }
        finally
        {
            _hasher.Gate.Set();
        }

        await Task.WhenAll(waiting);
        waiting.ShouldAllBe(answer => answer.Result.Status == 401 || answer.Result.Status == 429);
        _hasher.Most.ShouldBe(1);
    }

    protected override void Register(IServiceCollection services)
    {
        base.Register(services);
        services.AddSingleton<IPasswordHasher<AisbfUser>>(_hasher);
    }

    private async Task<Func<Task<Answer>>> PrepareAsync(string endpoint, string name)
    {
        switch (endpoint)
        {
            case "login of nobody":
                return () => SendCredentialsAsync(App.Anonymous, name, New);
            case "sign-up":
                return () => SendAsync(App.Anonymous, endpoint, new { username = name, email = $"{name}@example.test", password = New });
            case "admin creates":
                return () => App.Admin.PostJsonAsync("/api/admin/users", JsonSerializer.Serialize(new { username = name, email = $"{name}@example.test", password = New, role = "user" }));
        }

        var user = await App.CreateUserAsync(name);
        if (endpoint == "login")
        {
            return () => SendCredentialsAsync(App.Anonymous, name, user.Password);
        }

        if (endpoint == "reset-password")
        {
            (await SendAsync(App.Anonymous, "forgot-password", new { email = user.Email })).ShouldHaveStatus(202);
            var (id, token) = Mails.TokenTo(user.Email);
            return () => SendAsync(App.Anonymous, endpoint, new { user = id, token, password = New });
        }

        if (endpoint == "admin sets")
        {
            return () => App.Admin.SendAsync("PUT", $"/api/admin/users/{name}", GatewayApp.Json(JsonSerializer.Serialize(new { email = user.Email, password = New })));
        }

        var browser = await SignInAsync(user);
        return endpoint switch
        {
            "change-password" => () => SendAsync(browser, endpoint, new { current_password = user.Password, new_password = New }),
            "change-email" => () => SendAsync(browser, endpoint, new { email = $"new-{user.Email}", password = user.Password }),
            "two-factor" => () => SendAsync(browser, "two-factor/authenticator", new { password = user.Password }),
            _ => () => SendAsync(browser, "", new { password = user.Password, confirm = "DELETE" }, "DELETE"),
        };
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        for (var i = 0; !condition() && i < 3000; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        condition().ShouldBeTrue();
    }
}
