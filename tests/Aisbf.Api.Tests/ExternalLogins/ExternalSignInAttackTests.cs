using System.Web;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>What a visitor, another site or a bad provider may try on the way.</summary>
internal sealed class ExternalSignInAttackTests : ExternalLoginFixture
{
    private const string Failed = "/dashboard/login?error=external_login_failed";

    private static readonly string[] Providers = ["google", "github"];

    [TestCaseSource(nameof(Providers))]
    public async Task State_that_was_tampered_with_is_refused(string provider)
    {
        using var browser = NewBrowser();
        var callback = await browser.GoToCallbackAsync(provider);
        (await browser.ComeBackAsync(With(callback, "state", state => state[..^8] + "AAAAAAAA"))).ShouldBe(Failed);
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [TestCaseSource(nameof(Providers))]
    public async Task Another_browser_cannot_be_made_to_finish_what_this_one_began(string provider)
    {
        using var attacker = NewBrowser();
        using var victim = NewBrowser();
        var callback = await attacker.GoToCallbackAsync(provider);
        (await victim.ComeBackAsync(callback)).ShouldBe(Failed);
        (await victim.IsSignedInAsync()).ShouldBeFalse();
    }

    [TestCaseSource(nameof(Providers))]
    public async Task A_callback_works_once(string provider)
    {
        using var browser = NewBrowser();
        var callback = await browser.GoToCallbackAsync(provider);
        (await browser.ComeBackAsync(callback)).ShouldBe("/dashboard");
        (await browser.ComeBackAsync(callback)).ShouldBe(Failed);
    }

    [TestCaseSource(nameof(Providers))]
    public async Task A_code_that_was_used_already_is_refused(string provider)
    {
        using var first = NewBrowser();
        var used = await first.GoToCallbackAsync(provider);
        await first.ComeBackAsync(used);
        using var second = NewBrowser();
        var callback = await second.GoToCallbackAsync(provider);
        (await second.ComeBackAsync(With(callback, "code", _ => HttpUtility.ParseQueryString(used.Query)["code"]!))).ShouldBe(Failed);
        (provider == "github" ? GitHub.Codes : OpenId.Codes).LastFault.ShouldBe("unknown code");
        (await second.IsSignedInAsync()).ShouldBeFalse();
    }

    [TestCaseSource(nameof(Providers))]
    public async Task A_code_that_was_stolen_on_its_way_is_of_no_use_without_the_verifier(string provider)
    {
        using var victim = NewBrowser();
        var stolen = await victim.GoToCallbackAsync(provider);
        using var thief = NewBrowser();
        var callback = await thief.GoToCallbackAsync(provider);
        (await thief.ComeBackAsync(With(callback, "code", _ => HttpUtility.ParseQueryString(stolen.Query)["code"]!))).ShouldBe(Failed);
        (provider == "github" ? GitHub.Codes : OpenId.Codes).LastFault.ShouldBe("wrong verifier");
    }

    [TestCaseSource(nameof(Providers))]
    public async Task Every_request_has_state_and_a_challenge_of_its_own(string provider)
    {
        using var browser = NewBrowser();
        var seen = new HashSet<string>();
        for (var i = 0; i < 2; i++)
        {
            await browser.GoToCallbackAsync(provider);
            var asked = provider == "github" ? GitHub.Asked : OpenId.Asked;
            asked["code_challenge_method"].ToString().ShouldBe("S256");
            asked["response_type"].ToString().ShouldBe("code");
            seen.Add(asked["code_challenge"].ToString()).ShouldBeTrue();
            seen.Add(asked["state"].ToString()).ShouldBeTrue();
            if (provider == "google")
            {
                seen.Add(asked["nonce"].ToString()).ShouldBeTrue();
            }
        }
    }

    [Test]
    public async Task An_id_token_for_another_sign_in_is_refused()
    {
        OpenId.WrongNonce = "638000000000000000.AAAA";
        await ShouldFailAsync("google");
    }

    [Test]
    public async Task An_id_token_that_the_provider_did_not_sign_is_refused()
    {
        OpenId.SignsWithAnotherKey = true;
        await ShouldFailAsync("google");
    }

    [Test]
    public async Task A_provider_that_cannot_say_who_it_is_lets_nobody_in()
    {
        GitHub.IsBroken = true;
        await ShouldFailAsync("github");
    }

    [TestCase("access_denied", "external_login_cancelled")]
    [TestCase("server_error", "external_login_failed")]
    [TestCase("%3Cb%3E", "external_login_failed")]
    public async Task Nothing_that_a_provider_says_is_repeated(string error, string code)
    {
        OpenId.Error = error;
        using var browser = NewBrowser();
        (await browser.SignInAsync("google")).ShouldBe($"/dashboard/login?error={code}");
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example/")]
    [TestCase("\\\\evil.example")]
    [TestCase("javascript:alert(1)")]
    [TestCase("~/dashboard")]
    [TestCase("dashboard")]
    [TestCase("/\t/evil.example")]
    public async Task Nobody_is_sent_to_another_site_afterwards(string target) =>
        (await App.Anonymous.ReadAsync($"/auth/oauth2/google?return_url={Uri.EscapeDataString(target)}"))
            .ShouldBeProblem(400, "invalid_request", "return_url");

    [Test]
    public async Task People_go_on_where_they_were()
    {
        using var browser = NewBrowser();
        (await browser.SignInAsync("works", "?return_url=/dashboard/tokens%3Fpage=2")).ShouldBe("/dashboard/tokens?page=2");
    }

    [TestCase("nobody")]
    [TestCase("Identity.Application")]
    [TestCase("Google")]
    public async Task A_provider_that_is_not_configured_is_not_there(string provider) =>
        (await App.Anonymous.ReadAsync($"/auth/oauth2/{provider}")).ShouldBeProblem(404, "not_found");

    [Test]
    public async Task Only_an_answer_that_was_asked_for_is_put_on_record()
    {
        using var browser = NewBrowser();
        var before = await CountFailuresAsync();
        (await browser.ComeBackAsync(new Uri(App.Address, "/auth/oauth2/works/callback?code=x&state=y"))).ShouldBe(Failed);
        (await CountFailuresAsync()).ShouldBe(before);

        OpenId.SignsWithAnotherKey = true;
        (await browser.SignInAsync("works")).ShouldBe(Failed);
        (await CountFailuresAsync()).ShouldBe(before + 1);
    }

    [Test]
    public async Task No_credential_of_the_exchange_is_logged()
    {
        using var browser = NewBrowser();
        var callback = await browser.GoToCallbackAsync("google");
        await browser.ComeBackAsync(callback);
        using var other = NewBrowser();
        await other.SignInAsync("github");
        string[] secrets = [OpenIdProvider.ClientSecret, GitHubLookAlike.ClientSecret, .. OpenId.Codes.AccessTokens.Keys, .. GitHub.Codes.AccessTokens.Keys];
        secrets.Length.ShouldBeGreaterThan(3);
        App.Logs.Lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Test]
    public async Task The_session_cookie_is_out_of_reach_for_scripts()
    {
        using var browser = NewBrowser();
        await browser.SignInAsync("google");
        var cookies = browser.Cookies.GetAllCookies();
        cookies.Select(c => c.Name).ShouldBe(["aisbf_session"]);
        cookies.ShouldAllBe(c => c.HttpOnly);
    }

    private async Task ShouldFailAsync(string provider)
    {
        using var browser = NewBrowser();
        (await browser.SignInAsync(provider)).ShouldBe(Failed);
        (await browser.IsSignedInAsync()).ShouldBeFalse();
        (await FindAsync((provider == "github" ? GitHub.Person : OpenId.Person).Email)).ShouldBeNull();
    }

    private async Task<int> CountFailuresAsync() =>
        (await App.Services.GetRequiredService<IAuditLog>().QueryAsync(new AuditFilter { Target = "works", Action = AuditActions.SignInFailed }, default)).Count;

    private static Uri With(Uri address, string name, Func<string, string> change)
    {
        var query = HttpUtility.ParseQueryString(address.Query);
        query[name] = change(query[name]!);
        return new UriBuilder(address) { Query = query.ToString() }.Uri;
    }
}
