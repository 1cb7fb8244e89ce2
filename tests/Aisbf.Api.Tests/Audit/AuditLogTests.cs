using System.Globalization;
using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Users;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Audit;

internal sealed class AuditLogTests : PeopleFixture
{
    private const string Log = "/api/admin/audit";
    private const string Canary = "sk-canary-4f1c9a7be2";

    [Test]
    public async Task An_entry_says_who_did_what_when_and_from_where()
    {
        var (admin, user) = (await NewUserAsync(UserRole.Admin), await NewUserAsync());
        using var browser = await SignInAsync(admin);
        (await SendAsync(browser, "POST", PathOf(user, "/disable"))).ShouldBeOk();

        var entry = (await EntriesAsync($"target={user.Username}")).ShouldHaveSingleItem();
        entry.GetProperty("id").GetInt64().ShouldBePositive();
        entry.GetProperty("at").GetDateTimeOffset().ShouldBe(Clock.GetUtcNow());
        entry.GetProperty("action").GetString().ShouldBe("account.disabled");
        entry.GetProperty("succeeded").GetBoolean().ShouldBeTrue();
        entry.GetProperty("owner").GetString().ShouldBe(user.Id.ToString());
        entry.GetProperty("actor_kind").GetString().ShouldBe("session");
        entry.GetProperty("actor_id").GetGuid().ShouldBe(admin.Id);
        entry.GetProperty("actor").GetString().ShouldBe(admin.Username);
        entry.GetProperty("address").GetString().ShouldBe("127.0.0.1");
        entry.TryGetProperty("impersonator_id", out _).ShouldBeFalse();
    }

    [Test]
    public async Task An_entry_of_a_borrowed_session_names_the_admin()
    {
        var (admin, user) = (await NewUserAsync(UserRole.Admin), await NewUserAsync());
        using var browser = await SignInAsync(admin);
        (await SendAsync(browser, "POST", PathOf(user, "/impersonate"))).ShouldBeOk();
        (await browser.SendAsync("PUT", "/api/user/providers/mine", GatewayApp.Json($$"""{"name":"mine","type":"openai","api_key":"{{Canary}}"}"""))).ShouldHaveStatus(201);

        var entry = (await EntriesAsync($"user={user.Username}&action=provider")).ShouldHaveSingleItem();
        entry.GetProperty("impersonator_id").GetGuid().ShouldBe(admin.Id);
        entry.GetProperty("owner").GetString().ShouldBe(user.Id.ToString());
        entry.GetProperty("detail").GetString()!.ShouldMatch("^created, version [0-9]+, with a secret changed$");
    }

    [Test]
    public async Task The_address_is_the_clients_behind_a_trusted_proxy_and_the_connections_own_otherwise()
    {
        await SendDisableAsync(App, "198.51.100.7");
        (await EntriesAsync("action=account.disabled&limit=1"))[0].GetProperty("address").GetString().ShouldBe("127.0.0.1");

        await using var behind = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:Server:TrustedProxies:0"] = "127.0.0.1" }, Register);
        await SendDisableAsync(behind, "203.0.113.9, 198.51.100.7");
        var answer = (await behind.Admin.ReadAsync($"{Log}?action=account.disabled&limit=1")).ShouldBeOk();
        answer.Json.GetProperty("entries")[0].GetProperty("address").GetString().ShouldBe("198.51.100.7");

        async Task SendDisableAsync(GatewayApp app, string forwarded)
        {
            await app.CreateUserAsync("forwarded");
            (await app.Admin.SendAsync("POST", $"{People}/forwarded/disable", null, "X-Forwarded-For", forwarded)).ShouldBeOk();
        }
    }

    [Test]
    public async Task Each_filter_narrows_the_choice()
    {
        var (one, two) = (await NewUserAsync(), await NewUserAsync());
        using var admin = await SignInAsync(UserRole.Admin);
        var start = Clock.GetUtcNow().AddMinutes(1);
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await SendAsync(App.Admin, "POST", PathOf(one, "/disable"))).ShouldBeOk();
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await SendAsync(App.Admin, "POST", PathOf(two, "/sign-out"))).ShouldBeOk();
        (await SendAsync(admin, "PUT", PathOf(two, "/role"), new { role = "admin" })).Status.ShouldBe(403);
        await App.PutProviderAsync("audited");

        var from = $"from={Text(start)}";
        (await ActionsAsync(from)).ShouldBe(["provider.saved", "account.role_changed", "session.all_ended", "account.disabled"]);
        (await ActionsAsync($"{from}&to={Text(start.AddMinutes(1))}")).ShouldBe(["account.disabled"]);
        (await ActionsAsync($"{from}&action=account")).ShouldBe(["account.role_changed", "account.disabled"]);
        (await ActionsAsync($"{from}&action=account.disabled")).ShouldBe(["account.disabled"]);
        (await ActionsAsync($"{from}&action=acc")).ShouldBeEmpty();
        (await ActionsAsync($"{from}&action=account.%25")).ShouldBeEmpty();
        (await ActionsAsync($"{from}&succeeded=false")).ShouldBe(["account.role_changed"]);
        (await ActionsAsync($"{from}&owner={two.Username}")).ShouldBe(["account.role_changed", "session.all_ended"]);
        (await ActionsAsync($"{from}&owner={one.Id}")).ShouldBe(["account.disabled"]);
        (await ActionsAsync($"{from}&owner=global")).ShouldBe(["provider.saved"]);
        (await ActionsAsync($"{from}&target=audited")).ShouldBe(["provider.saved"]);
        (await ActionsAsync($"{from}&user={one.Username}")).ShouldBeEmpty();
    }

    [Test]
    public async Task The_pages_have_every_entry_once()
    {
        var user = await NewUserAsync();
        for (var i = 0; i < 7; i++)
        {
            (await SendAsync(App.Admin, "POST", PathOf(user, "/sign-out"))).ShouldBeOk();
        }

        var ids = new List<long>();
        long? before = null;
        do
        {
            var page = (await App.Admin.ReadAsync($"{Log}?owner={user.Username}&limit=3{(before is null ? "" : $"&before={before}")}")).ShouldBeOk().Json;
            ids.AddRange(page.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("id").GetInt64()));
            before = page.TryGetProperty("next_before", out var next) ? next.GetInt64() : null;
        }
        while (before is not null);

        ids.Count.ShouldBe(7);
        ids.ShouldBe(ids.Distinct().OrderDescending());
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=501", "limit")]
    [TestCase("before=0", "before")]
    [TestCase("before=x", "before")]
    [TestCase("from=yesterday", "from")]
    [TestCase("succeeded=maybe", "succeeded")]
    [TestCase("user=no-such-user", "user")]
    [TestCase("owner=no-such-user", "owner")]
    public async Task A_parameter_that_makes_no_sense_is_refused_by_name(string query, string param) =>
        (await App.Admin.ReadAsync($"{Log}?{query}")).ShouldBeProblem(400, "invalid_request", param);

    [Test]
    public async Task Only_admins_read_it()
    {
        using var user = await SignInAsync(UserRole.User);
        using var admin = await SignInAsync(UserRole.Admin);
        using var token = await App.CreateUserClientAsync(await NewUserAsync(UserRole.GlobalAdmin));
        (await user.ReadAsync(Log)).ShouldBeProblem(403, "permission_denied");
        (await token.ReadAsync(Log)).ShouldBeProblem(403, "permission_denied");
        (await App.Anonymous.ReadAsync(Log)).ShouldBeProblem(401, "invalid_api_key");
        (await admin.ReadAsync(Log)).ShouldBeOk();
    }

    [TestCase("UPDATE audit_log SET detail = 'forged'")]
    [TestCase("DELETE FROM audit_log")]
    [TestCase("INSERT OR REPLACE INTO audit_log SELECT id, at, action, succeeded, owner_id, 'kept', 'forged', actor_kind, actor_id, actor_name, token_id, impersonator_id, address FROM audit_log")]
    [TestCase("INSERT INTO audit_log (id, at, action, succeeded, owner_id, target, actor_kind, actor_name) SELECT id, at, action, succeeded, owner_id, target, 0, '' FROM audit_log WHERE true ON CONFLICT DO UPDATE SET detail = 'forged'")]
    public async Task The_database_itself_refuses_to_change_it(string statement)
    {
        await App.Services.GetRequiredService<IAuditLog>().AppendAsync(new AuditEvent(AuditActions.AccountUpdated, Owner.Global, "kept"), default);
        await using var context = await App.Services.GetRequiredService<IDbContextFactory<AisbfDbContext>>().CreateDbContextAsync();
        var refused = await Should.ThrowAsync<SqliteException>(() => context.Database.ExecuteSqlRawAsync(statement));
        refused.Message.ShouldContain("append-only");
        (await App.Admin.ReadAsync($"{Log}?target=kept")).Body.ShouldNotContain("forged");
    }

    [Test]
    public async Task No_secret_gets_into_it()
    {
        var user = await NewUserAsync();
        (await SendAsync(App.Admin, "PUT", PathOf(user), new { email = user.Email, password = Canary })).ShouldBeOk();
        (await SendAsync(App.Admin, "POST", People, new { username = "canary-bird", email = "bird@example.test", password = Canary })).ShouldHaveStatus(201);
        (await SendAsync(NewBrowser(), "POST", SignIn, new { username = "canary-bird", password = Canary + "x" })).Status.ShouldBe(401);
        await App.PutAsync("/api/admin/providers/canary", $$"""{"name":"canary","type":"openai","api_key":"{{Canary}}"}""");
        (await App.Admin.PostJsonAsync("/api/admin/config/import", $$$$"""{"providers":{"canary2":{"name":"c","type":"openai","api_key":"{{{{Canary}}}}"}}}""")).ShouldBeOk();
        (await App.Admin.ReadAsync("/api/admin/config/export")).ShouldBeOk();

        await using var context = await App.Services.GetRequiredService<IDbContextFactory<AisbfDbContext>>().CreateDbContextAsync();
        var rows = await context.AuditLog.AsNoTracking().ToListAsync();
        rows.Count.ShouldBeGreaterThan(5);
        JsonSerializer.Serialize(rows).ShouldNotContain(Canary);
        JsonSerializer.Serialize(rows).ShouldNotContain(GatewayApp.AdminToken);
    }

    private async Task<List<JsonElement>> EntriesAsync(string query) =>
        [.. (await App.Admin.ReadAsync($"{Log}?{query}")).ShouldBeOk().Json.GetProperty("entries").EnumerateArray()];

    private async Task<IEnumerable<string>> ActionsAsync(string query) => (await EntriesAsync(query)).Select(e => e.GetProperty("action").GetString()!);

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
