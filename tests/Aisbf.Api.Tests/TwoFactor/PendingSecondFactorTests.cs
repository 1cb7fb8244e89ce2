using System.Text.Json;
using Aisbf.Api.Tests.Accounts;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.TwoFactor;

/// <summary>Somebody has sent the right password, and not yet the second factor.</summary>
internal sealed class PendingSecondFactorTests : AccountFixture
{
    private const string SecondStep = "/api/account/login/two-factor";
    private const string New = "another horse battery";

    [TestCase("nothing", 200)]
    [TestCase("change-password", 401)]
    [TestCase("sign-out-everywhere", 401)]
    [TestCase("admin", 401)]
    public async Task A_first_step_ends_with_the_password_that_it_was_taken_with(string change, int status)
    {
        var user = await App.CreateUserAsync(NewId("pending"));
        using var session = await SignInAsync(user);
        var code = await EnableAsync(user);
        (await SendCredentialsAsync(session, user.Username, user.Password)).ShouldBeOk();
        (await session.PostJsonAsync(SecondStep, JsonSerializer.Serialize(new { recovery_code = code[0] }))).ShouldBeOk();
        using var thief = NewBrowser();
        (await SendCredentialsAsync(thief, user.Username, user.Password)).ShouldBeOk().Json.GetProperty("two_factor_required").GetBoolean().ShouldBeTrue();

        _ = change switch
        {
            "change-password" => (await SendAsync(session, change, new { current_password = user.Password, new_password = New })).ShouldHaveStatus(204),
            "sign-out-everywhere" => (await session.PostJsonAsync($"{Profile}/{change}", "{}")).ShouldHaveStatus(204),
            "admin" => (await App.Admin.SendAsync("PUT", $"/api/admin/users/{user.Username}", GatewayApp.Json(JsonSerializer.Serialize(new { email = user.Email, password = New })))).ShouldBeOk(),
            _ => null,
        };

        (await thief.PostJsonAsync(SecondStep, JsonSerializer.Serialize(new { recovery_code = code[1] }))).ShouldHaveStatus(status);
    }

    private async Task<IReadOnlyList<string>> EnableAsync(TestUser user)
    {
        IReadOnlyList<string> codes = [];
        await ChangeAsync(user, async (users, row) =>
        {
            await users.ResetAuthenticatorKeyAsync(row);
            codes = [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(row, 2))!];
            await users.SetTwoFactorEnabledAsync(row, true);
        });
        return codes;
    }
}
