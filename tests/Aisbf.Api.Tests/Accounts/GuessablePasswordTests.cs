using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Infrastructure.Identity;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>Passwords that are tried first are refused wherever somebody chooses one.</summary>
internal sealed class GuessablePasswordTests : AccountFixture
{
    [TestCase("password")]
    [TestCase("PassWord1")]
    [TestCase("12345678")]
    [TestCase("qwertyuiop")]
    [TestCase("iloveyou")]
    [TestCase("P@ssw0rd")]
    [TestCase("{name}")]
    [TestCase("{NAME}")]
    [TestCase("{name}@example.test")]
    [TestCase("{mail}")]
    public async Task A_password_that_is_tried_first_is_refused(string pattern)
    {
        var name = NewId("chosen.name");
        var mail = $"mail.{name}";
        var password = pattern.Replace("{name}", name, StringComparison.Ordinal).Replace("{NAME}", name.ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("{mail}", mail, StringComparison.Ordinal);
        var email = pattern.Contains('@', StringComparison.Ordinal) && pattern[0] == '{' ? $"{name}@example.test" : $"{mail}@example.test";

        (await SendAsync(App.Anonymous, "sign-up", new { username = name, email, password })).ShouldBeProblem(400, "invalid_request", "password");
        (await App.Admin.PostJsonAsync("/api/admin/users", JsonSerializer.Serialize(new { username = name, email, password }))).ShouldBeProblem(400, "invalid_request", "password");

        (await App.Admin.PostJsonAsync("/api/admin/users", JsonSerializer.Serialize(new { username = name, email, password = "first horse battery" }))).ShouldHaveStatus(201);
        (await App.Admin.SendAsync("PUT", $"/api/admin/users/{name}", GatewayApp.Json(JsonSerializer.Serialize(new { email, password })))).ShouldBeProblem(400, "invalid_request", "password");
        using var browser = NewBrowser();
        (await SendCredentialsAsync(browser, name, "first horse battery")).ShouldBeOk();
        (await SendAsync(browser, "change-password", new { current_password = "first horse battery", new_password = password }))
            .ShouldBeProblem(400, "invalid_request", "new_password");
        (await SendAsync(App.Anonymous, "forgot-password", new { email })).ShouldHaveStatus(202);
        var (user, token) = Mails.TokenTo(email);
        (await SendAsync(App.Anonymous, "reset-password", new { user, token, password })).ShouldBeProblem(400, "invalid_request", "password");
    }

    [TestCase("correct horse battery")]
    [TestCase("password of my own 7")]
    [TestCase("Zq7-lamp-Orchid")]
    public void Others_are_not(string password) => CommonPasswords.Contains(password).ShouldBeFalse();
}
