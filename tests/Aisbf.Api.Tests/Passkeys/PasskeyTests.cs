using System.Text.Json;
using Aisbf.Api.Tests.Accounts;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Passkeys;

internal sealed class PasskeyTests : AccountFixture
{
    private const string Root = "/api/account/passkeys";
    private const string Login = "/api/account/login/passkey";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:Passkeys:Origin"] = "https://ai.example.test" };

    [Test]
    public async Task A_passkey_is_made_listed_and_signs_its_owner_in_without_a_name()
    {
        using var passkey = new SoftwareAuthenticator();
        var user = await AddAsync("keeper", passkey);

        using var browser = NewBrowser();
        (await AnswerAsync(browser, passkey)).ShouldBeOk().Json.GetProperty("username").GetString().ShouldBe(user.Username);

        var listed = (await browser.ReadAsync(Root)).ShouldBeOk().Json.GetProperty("data").EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("id").GetString().ShouldBe(passkey.Id);
        listed.GetProperty("name").GetString().ShouldBe("my phone");
        (await AuditAsync("account.passkey_added"))[0].Event.Detail.ShouldBe("my phone");
        (await AuditAsync("session.started"))[0].Event.Detail.ShouldBe("passkey");
    }

    [Test]
    public async Task The_site_is_the_configured_one_whatever_host_the_request_names()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Login}/options") { Headers = { Host = "evil.example" } };
        using var answer = await App.Anonymous.SendAsync(request);
        var options = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        options.GetProperty("rpId").GetString().ShouldBe("ai.example.test");
        options.GetProperty("userVerification").GetString().ShouldBe("required");
        options.GetProperty("allowCredentials").GetArrayLength().ShouldBe(0, "whose passkeys there are is nobody's business");
    }

    [Test]
    public async Task A_passkey_for_another_site_or_from_another_page_or_without_its_owner_is_refused()
    {
        using var passkey = new SoftwareAuthenticator();
        await AddAsync("targeted", passkey);
        Action<SoftwareAuthenticator>[] faults =
        [
            p => p.Site = "evil.example",
            p => p.Origin = "https://evil.example",
            p => p.Origin = "https://sub.ai.example.test",
            p => p.Origin = "http://ai.example.test",
            p => p.VerifiesUser = false,
        ];
        foreach (var fault in faults)
        {
            (passkey.Site, passkey.Origin, passkey.VerifiesUser) = ("ai.example.test", "https://ai.example.test", true);
            fault(passkey);
            using var browser = NewBrowser();
            (await AnswerAsync(browser, passkey)).ShouldBeProblem(401, "invalid_credentials");
        }
    }

    [Test]
    public async Task A_challenge_is_for_one_browser_and_one_answer()
    {
        using var passkey = new SoftwareAuthenticator();
        await AddAsync("challenged", passkey);
        using var browser = NewBrowser();
        using var other = NewBrowser();
        var answer = passkey.Get(await OptionsAsync(browser));
        (await SendAsync(other, answer)).ShouldBeProblem(401, "invalid_credentials");
        await OptionsAsync(other);
        (await SendAsync(other, answer)).ShouldBeProblem(401, "invalid_credentials");
        (await SendAsync(browser, answer)).ShouldBeOk();
        (await SendAsync(browser, answer)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Test]
    public async Task An_answer_counts_once_however_often_the_cookie_of_its_challenge_is_shown()
    {
        using var passkey = new SoftwareAuthenticator { Counts = false };
        await AddAsync("replayed", passkey);
        using var browser = NewBareClient();
        using var options = await browser.PostAsync($"{Login}/options", GatewayApp.Json("{}"));
        var cookie = options.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var answer = passkey.Get(JsonDocument.Parse(await options.Content.ReadAsStringAsync()).RootElement);
        var body = $$"""{"credential":{{answer}}}""";
        (await browser.SendAsync("POST", Login, GatewayApp.Json(body), "Cookie", cookie)).ShouldBeOk();
        (await browser.SendAsync("POST", Login, GatewayApp.Json(body), "Cookie", cookie)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Test]
    public async Task Nobody_behind_an_address_holds_up_the_passkeys_of_others_there()
    {
        using var passkey = new SoftwareAuthenticator();
        await AddAsync("neighbour", passkey);
        using var stranger = new SoftwareAuthenticator();
        for (var i = 0; i < 11; i++)
        {
            using var other = NewBrowser();
            (await AnswerAsync(other, stranger)).ShouldHaveStatus(i < 10 ? 401 : 429);
        }

        using var browser = NewBrowser();
        (await AnswerAsync(browser, passkey)).ShouldBeOk();
    }

    [Test]
    public async Task A_copy_of_a_passkey_that_counts_behind_is_refused()
    {
        using var passkey = new SoftwareAuthenticator();
        await AddAsync("cloned", passkey);
        using var browser = NewBrowser();
        var late = passkey.Get(await OptionsAsync(browser));
        using var other = NewBrowser();
        (await AnswerAsync(other, passkey)).ShouldBeOk();
        (await SendAsync(browser, late)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Test]
    public async Task A_passkey_that_nobody_keeps_is_refused()
    {
        using var stranger = new SoftwareAuthenticator();
        using var browser = NewBrowser();
        (await AnswerAsync(browser, stranger)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Test]
    public async Task A_disabled_account_stays_out()
    {
        using var passkey = new SoftwareAuthenticator();
        var user = await AddAsync("disabled", passkey);
        await ChangeAsync(user, async (users, account) =>
        {
            account.IsDisabled = true;
            await users.UpdateAsync(account);
        });
        using var browser = NewBrowser();
        (await AnswerAsync(browser, passkey)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Test]
    public async Task A_passkey_is_both_factors()
    {
        using var passkey = new SoftwareAuthenticator();
        var user = await AddAsync("two-in-one", passkey);
        await ChangeAsync(user, (users, account) => users.SetTwoFactorEnabledAsync(account, true));
        using var browser = NewBrowser();
        (await AnswerAsync(browser, passkey)).ShouldBeOk().Json.GetProperty("two_factor_required").GetBoolean().ShouldBeFalse();
    }

    [Test]
    public async Task A_passkey_that_was_made_for_somebody_else_is_not_kept()
    {
        using var passkey = new SoftwareAuthenticator();
        var (first, second) = (await App.CreateUserAsync("first-here"), await App.CreateUserAsync("then-here"));
        using var browser = await SignInAsync(first);
        var credential = passkey.Create((await browser.PostJsonAsync($"{Root}/options", "{}")).ShouldBeOk().Json);
        (await SendCredentialsAsync(browser, second.Username, second.Password)).ShouldBeOk();
        (await browser.PostJsonAsync(Root, $$"""{"name":"x","credential":{{credential}}}""")).ShouldBeProblem(400, "invalid_request", "credential");
    }

    [Test]
    public async Task Removing_a_passkey_shuts_it_out_but_never_its_owner()
    {
        using var passkey = new SoftwareAuthenticator();
        var user = await AddAsync("removed", passkey);
        using var browser = await SignInAsync(user);
        (await browser.RemoveAsync($"{Root}/AAAA")).ShouldBeProblem(404, "not_found");
        (await browser.RemoveAsync($"{Root}/not+base64")).ShouldBeProblem(404, "not_found");
        await ChangeAsync(user, (users, account) => users.RemovePasswordAsync(account));
        using var again = NewBrowser();
        (await AnswerAsync(again, passkey)).ShouldBeOk();
        (await again.RemoveAsync($"{Root}/{passkey.Id}")).ShouldBeProblem(409, "conflict");
        await ChangeAsync(user, (users, account) => users.AddPasswordAsync(account, "another password"));
        using var last = NewBrowser();
        (await AnswerAsync(last, passkey)).ShouldBeOk();
        (await last.RemoveAsync($"{Root}/{passkey.Id}")).Status.ShouldBe(204);
        (await last.ReadAsync(Root)).ShouldBeOk().Json.GetProperty("data").GetArrayLength().ShouldBe(0);
        (await AnswerAsync(NewBrowser(), passkey)).ShouldBeProblem(401, "invalid_credentials");
    }

    [TestCase("""{"credential":{"id":"x"},"name":""}""", "name")]
    [TestCase("""{"credential":"x","name":"x"}""", "credential")]
    [TestCase("""{"name":"x"}""", "credential")]
    [TestCase("""{"credential":{"id":"x"},"name":"x"}""", "credential")]
    public async Task What_is_no_passkey_is_refused_by_the_field_at_fault(string body, string field)
    {
        using var browser = await SignInAsync(await App.CreateUserAsync(NewId("fieldwise")));
        (await browser.PostJsonAsync($"{Root}/options", "{}")).ShouldBeOk();
        (await browser.PostJsonAsync(Root, body)).ShouldBeProblem(400, "invalid_request", field);
    }

    [Test]
    public async Task Without_an_address_of_the_installation_there_are_no_passkeys()
    {
        await using var app = await GatewayApp.StartAsync();
        (await app.Anonymous.PostJsonAsync($"{Login}/options", "{}")).ShouldBeProblem(400, "unsupported_feature");
    }

    private HttpClient NewBareClient() => new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = App.Address };

    private async Task<TestUser> AddAsync(string username, SoftwareAuthenticator passkey)
    {
        var user = await App.CreateUserAsync(username);
        using var browser = await SignInAsync(user);
        var credential = passkey.Create((await browser.PostJsonAsync($"{Root}/options", "{}")).ShouldBeOk().Json);
        (await browser.PostJsonAsync(Root, $$"""{"name":"my phone","credential":{{credential}}}""")).Status.ShouldBe(201);
        return user;
    }

    private static async Task<JsonElement> OptionsAsync(HttpClient browser) => (await browser.PostJsonAsync($"{Login}/options", "{}")).ShouldBeOk().Json;

    private static async Task<Answer> AnswerAsync(HttpClient browser, SoftwareAuthenticator passkey) =>
        await SendAsync(browser, passkey.Get(await OptionsAsync(browser)));

    private static Task<Answer> SendAsync(HttpClient browser, string credential) => browser.PostJsonAsync(Login, $$"""{"credential":{{credential}}}""");
}
