using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Tokens;

/// <summary>A token can be revoked with all that it made.</summary>
internal sealed class TokenFamilyTests : GatewayFixture
{
    private const string Own = "/api/user/tokens";
    private const string Models = "/api/v1/models";

    private TestUser _ann = null!;
    private HttpClient _client = null!;

    [SetUp]
    public async Task MakeAnn()
    {
        _ann = await App.CreateUserAsync(NewId("annx"));
        _client = await App.CreateUserClientAsync(_ann, "both");
    }

    [TearDown]
    public void LetAnnGo() => _client.Dispose();

    [Test]
    public async Task Revoking_one_alone_leaves_what_it_made()
    {
        var (parent, child, grandchild) = await MakeThreeAsync();
        (await _client.RemoveAsync($"{Own}/{parent.Id}")).ShouldHaveStatus(204);
        (await IsOpenAsync(parent, child, grandchild)).ShouldBe([false, true, true]);
        (await _client.ReadAsync($"{Own}/{child.Id}")).ShouldBeOk().Json.GetProperty("made_by").GetString().ShouldBe(parent.Id);
    }

    [Test]
    public async Task Revoking_one_with_its_children_ends_all_that_came_from_it_and_nothing_else()
    {
        var (parent, child, grandchild) = await MakeThreeAsync();
        var sibling = await MakeAsync(_client);
        (await _client.RemoveAsync($"{Own}/{parent.Id}?children=true")).ShouldHaveStatus(200).Json.GetProperty("revoked").GetInt32().ShouldBe(3);
        (await IsOpenAsync(parent, child, grandchild, sibling)).ShouldBe([false, false, false, true]);
        (await _client.RemoveAsync($"{Own}/{parent.Id}?children=true")).ShouldHaveStatus(200).Json.GetProperty("revoked").GetInt32().ShouldBe(0);
    }

    [Test]
    public async Task A_link_that_was_revoked_before_does_not_save_the_rest()
    {
        var (parent, child, grandchild) = await MakeThreeAsync();
        (await _client.RemoveAsync($"{Own}/{child.Id}")).ShouldHaveStatus(204);
        (await _client.RemoveAsync($"{Own}/{parent.Id}")).ShouldHaveStatus(204);
        (await _client.RemoveAsync($"{Own}/{parent.Id}?children=true")).ShouldHaveStatus(200).Json.GetProperty("revoked").GetInt32().ShouldBe(1);
        (await IsOpenAsync(parent, child, grandchild)).ShouldBe([false, false, false]);
    }

    [Test]
    public async Task What_a_token_made_before_it_was_replaced_counts_as_its_replacements()
    {
        var (parent, child, _) = await MakeThreeAsync();
        var rotated = IdAndToken(await _client.PostJsonAsync($"{Own}/{parent.Id}/rotate", "{}"));
        (await IsOpenAsync(parent, child, rotated)).ShouldBe([false, true, true]);
        (await _client.RemoveAsync($"{Own}/{rotated.Id}?children=true")).ShouldHaveStatus(200).Json.GetProperty("revoked").GetInt32().ShouldBe(4);
        (await IsOpenAsync(child, rotated)).ShouldBe([false, false]);
    }

    [Test]
    public async Task A_token_that_replaced_itself_ends_with_its_former_self()
    {
        var (parent, _, _) = await MakeThreeAsync();
        using var own = App.ClientFor(parent.Token);
        var rotated = IdAndToken(await own.PostJsonAsync($"{Own}/{parent.Id}/rotate", """{"grace_seconds":60}"""));
        (await _client.RemoveAsync($"{Own}/{parent.Id}?children=true")).ShouldHaveStatus(200).Json.GetProperty("revoked").GetInt32().ShouldBe(4);
        (await IsOpenAsync(parent, rotated)).ShouldBe([false, false]);
    }

    [Test]
    public async Task What_an_admins_token_made_for_others_ends_as_well_and_is_on_record_there()
    {
        var admin = await App.CreateUserAsync(NewId("adminx"), UserRole.Admin);
        using var first = await App.CreateUserClientAsync(admin, "both");
        var made = await MakeAsync(first);
        using var second = App.ClientFor(made.Token);
        var anns = IdAndToken(await second.PostJsonAsync($"/api/u/{_ann.Username}/tokens", "{}"));
        (await first.RemoveAsync($"{Own}/{made.Id}?children=true")).ShouldHaveStatus(200).Json.GetProperty("revoked").GetInt32().ShouldBe(2);
        (await IsOpenAsync(anns)).ShouldBe([false]);
        (await App.Admin.ReadAsync($"/api/admin/audit?target={anns.Id}&action=token.revoked")).ShouldBeOk().Body.ShouldContain(made.Id);
    }

    [Test]
    public async Task Nobody_elses_and_no_missing_token_is_revoked_with_children()
    {
        var (parent, _, _) = await MakeThreeAsync();
        using var bens = await App.CreateUserClientAsync(await App.CreateUserAsync(NewId("benx")));
        (await bens.RemoveAsync($"{Own}/{parent.Id}?children=true")).ShouldBeProblem(404, "not_found");
        (await _client.RemoveAsync($"{Own}/{Guid.NewGuid()}?children=true")).ShouldBeProblem(404, "not_found");
        (await _client.RemoveAsync($"{Own}/{parent.Id}?children=perhaps")).ShouldHaveStatus(400);
        (await IsOpenAsync(parent)).ShouldBe([true]);
    }

    private async Task<((string Id, string Token) Parent, (string Id, string Token) Child, (string Id, string Token) Grandchild)> MakeThreeAsync()
    {
        var parent = await MakeAsync(_client);
        using var first = App.ClientFor(parent.Token);
        var child = await MakeAsync(first);
        using var second = App.ClientFor(child.Token);
        return (parent, child, await MakeAsync(second));
    }

    private static async Task<(string Id, string Token)> MakeAsync(HttpClient client) => IdAndToken(await client.PostJsonAsync(Own, "{}"));

    private static (string Id, string Token) IdAndToken(Answer created) =>
        (created.ShouldHaveStatus(201).Json.GetProperty("id").GetString()!, created.Json.GetProperty("token").GetString()!);

    private async Task<bool[]> IsOpenAsync(params (string Id, string Token)[] tokens)
    {
        var open = new List<bool>();
        foreach (var (_, token) in tokens)
        {
            using var client = App.ClientFor(token);
            open.Add((await client.ReadAsync(Models)).Status == 200);
        }

        return [.. open];
    }
}
