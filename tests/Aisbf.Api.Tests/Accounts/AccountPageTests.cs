using System.Text.RegularExpressions;
using System.Web;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Accounts;

internal sealed partial class AccountPageTests : AccountFixture
{
    [Test]
    public async Task Opening_the_link_changes_nothing_and_the_button_verifies()
    {
        var user = await SignUpAsync("clicker");
        var link = Mails.LinkTo(user.Email).PathAndQuery;
        var page = (await App.Anonymous.ReadAsync(link)).ShouldBeOk();
        await App.Anonymous.SendAsync("HEAD", link);
        (await SendCredentialsAsync(App.Anonymous, user.Username, user.Password)).ShouldBeProblem(403, "email_not_verified");

        var done = await PushAsync(page);

        done.ShouldHaveStatus(303).Header("Location").ShouldBe("verify-email?result=done");
        (await App.Anonymous.ReadAsync("/dashboard/" + done.Header("Location"))).ShouldBeOk().Body.ShouldContain("The address is verified.");
        (await SendCredentialsAsync(App.Anonymous, user.Username, user.Password)).ShouldBeOk();
    }

    [Test]
    public async Task A_new_password_is_set_on_the_page()
    {
        var user = await App.CreateUserAsync("pageuser");
        await SendAsync(App.Anonymous, "forgot-password", new { email = user.Email });
        var page = await App.Anonymous.ReadAsync(Mails.LinkTo(user.Email).PathAndQuery);

        (await PushAsync(page, ("password", "another horse battery"), ("repeated", "another horse"))).ShouldHaveStatus(400).Body.ShouldContain("not the same");
        var weak = (await PushAsync(page, ("password", "short"), ("repeated", "short"))).ShouldHaveStatus(400);
        weak.Body.ShouldContain("role=\"alert\"");
        (await PushAsync(weak, ("password", "another horse battery"), ("repeated", "another horse battery"))).ShouldHaveStatus(303);

        (await SendCredentialsAsync(App.Anonymous, user.Username, "another horse battery")).ShouldBeOk();
        (await PushAsync(page, ("password", "third horse battery"), ("repeated", "third horse battery"))).ShouldHaveStatus(400).Body.ShouldContain("not valid");
    }

    [Test]
    public async Task A_new_address_is_confirmed_on_the_page()
    {
        var user = await App.CreateUserAsync("pagemover");
        using var browser = await SignInAsync(user);
        (await SendAsync(browser, "change-email", new { email = "pagemoved@example.test", password = user.Password })).ShouldHaveStatus(202);

        (await PushAsync(await App.Anonymous.ReadAsync(Mails.LinkTo("pagemoved@example.test").PathAndQuery))).ShouldHaveStatus(303);

        (await SendCredentialsAsync(App.Anonymous, "pagemoved@example.test", user.Password)).ShouldBeOk();
    }

    [TestCase("verify-email")]
    [TestCase("reset-password")]
    [TestCase("verify-email-change")]
    public async Task The_pages_run_nothing_load_nothing_and_tell_nobody_where_they_are(string path)
    {
        const string Script = "\"><script>alert(1)</script>";
        var page = (await App.Anonymous.ReadAsync($"/dashboard/{path}?user={Uri.EscapeDataString(Script)}&token={Uri.EscapeDataString(Script)}&result=x")).ShouldBeOk();

        page.MediaType.ShouldBe("text/html");
        page.Body.ShouldNotContain("<script", Case.Insensitive);
        page.Body.ShouldNotContain("http", Case.Insensitive);
        Fields(page)["token"].ShouldBe(Script);
        page.Header("Content-Security-Policy").ShouldNotBeNull().ShouldStartWith("default-src 'none'; style-src 'sha256-");
        page.Header("Content-Security-Policy")!.ShouldContain("frame-ancestors 'none'");
        page.Header("Referrer-Policy").ShouldBe("same-origin");
        page.Header("Cache-Control").ShouldBe("no-store");
        page.Header("X-Content-Type-Options").ShouldBe("nosniff");

        var refused = (await PushAsync(page, ("password", "another horse battery"), ("repeated", "another horse battery"))).ShouldHaveStatus(400);
        refused.Body.ShouldNotContain("<script", Case.Insensitive);
    }

    [Test]
    public async Task Another_sites_form_is_refused_and_so_is_what_is_no_form()
    {
        var user = await SignUpAsync("framed");
        var (id, token) = Mails.TokenTo(user.Email);
        using var form = new FormUrlEncodedContent([new("user", id), new("token", token)]);
        (await App.Anonymous.SendAsync("POST", "/dashboard/verify-email", form, "Origin", "https://evil.example")).ShouldBeProblem(403, "permission_denied");
        (await App.Anonymous.PostJsonAsync("/dashboard/verify-email", "{}")).ShouldBeProblem(415, "unsupported_media_type");
        using var endless = new FormUrlEncodedContent([new("user", id), new("token", new string('x', 20_000))]);
        (await App.Anonymous.SendAsync("POST", "/dashboard/verify-email", endless)).Status.ShouldBeOneOf(400, 413);
        (await SendCredentialsAsync(App.Anonymous, user.Username, user.Password)).ShouldBeProblem(403, "email_not_verified");
    }

    private async Task<Answer> PushAsync(Answer page, params (string Name, string Value)[] typed)
    {
        var fields = Fields(page);
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        using var form = new FormUrlEncodedContent(fields);
        return await App.Anonymous.SendAsync("POST", "/dashboard/" + Action().Match(page.Body).Groups[1].Value, form, "Origin", App.Address.GetLeftPart(UriPartial.Authority));
    }

    private static Dictionary<string, string> Fields(Answer page) =>
        Hidden().Matches(page.Body).ToDictionary(m => m.Groups[1].Value, m => HttpUtility.HtmlDecode(m.Groups[2].Value));

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")]
    private static partial Regex Hidden();
}
