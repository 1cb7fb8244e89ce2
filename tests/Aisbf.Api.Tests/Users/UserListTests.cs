using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Users;

internal sealed class UserListTests : PeopleFixture
{
    private static readonly string[] Names = ["anna", "bxb", "b_b", "c.c", "zoe"];

    [Test]
    public async Task A_page_says_where_it_stands()
    {
        var page = (await App.Admin.ReadAsync($"{People}?page=2&limit=2")).ShouldBeOk();
        page.Json.GetProperty("pagination").GetRawText().ShouldBe(
            """{"current_page":2,"total_pages":3,"total_users":5,"start_item":3,"end_item":4,"limit":2,"has_prev":true,"has_next":true}""");
        NamesIn(page).ShouldBe(["b_b", "c.c"]);
    }

    [Test]
    public async Task The_pages_have_everybody_once_in_any_order(
        [Values("username", "created_at", "last_signed_in_at", "email", "role")] string order, [Values("asc", "desc")] string direction)
    {
        var all = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            all.AddRange(NamesIn((await App.Admin.ReadAsync($"{People}?page={page}&limit=2&order_by={order}&direction={direction}")).ShouldBeOk()));
        }

        all.ShouldBe(Names, ignoreOrder: true);
    }

    [TestCase("username", "asc", "anna")]
    [TestCase("username", "desc", "zoe")]
    [TestCase("created_at", "asc", "zoe")]
    [TestCase("created_at", "desc", "anna")]
    [TestCase("email", "desc", "zoe")]
    [TestCase("role", "desc", "zoe")]
    [TestCase("last_signed_in_at", "desc", "c.c")]
    public async Task The_first_is_the_first_of_the_order(string order, string direction, string first) =>
        NamesIn((await App.Admin.ReadAsync($"{People}?limit=1&order_by={order}&direction={direction}")).ShouldBeOk()).ShouldBe([first]);

    [Test]
    public async Task A_page_behind_the_last_is_empty()
    {
        var page = (await App.Admin.ReadAsync($"{People}?page=1000000&limit=100")).ShouldBeOk();
        NamesIn(page).ShouldBeEmpty();
        page.Json.GetProperty("pagination").GetRawText().ShouldBe(
            """{"current_page":1000000,"total_pages":1,"total_users":5,"start_item":0,"end_item":0,"limit":100,"has_prev":true,"has_next":false}""");
    }

    [TestCase("search=%25", "anna")]
    [TestCase("search=_", "b_b")]
    [TestCase("search=b_", "b_b")]
    [TestCase("search=[a-z]", "")]
    [TestCase("search=%5C", "")]
    [TestCase("search=%25%25%25%25%25%25%25", "")]
    [TestCase("search=ANN", "anna")]
    [TestCase("search=xb%40example", "bxb")]
    [TestCase("search=' OR 1=1 --", "")]
    [TestCase("search=Likes%20100%25", "anna")]
    [TestCase("search=%20zoe%20", "zoe")]
    [TestCase("search=", "anna,bxb,b_b,c.c,zoe")]
    [TestCase("status=inactive", "bxb")]
    [TestCase("status=active", "anna,b_b,c.c,zoe")]
    [TestCase("role=global_admin", "zoe")]
    [TestCase("role=admin", "c.c")]
    [TestCase("role=user", "anna,bxb,b_b")]
    [TestCase("role=user&status=active&search=b", "b_b")]
    public async Task A_filter_finds_what_it_says_to_the_letter(string query, string expected)
    {
        var page = (await App.Admin.ReadAsync($"{People}?{query}")).ShouldBeOk();
        string.Join(',', NamesIn(page)).ShouldBe(expected);
        page.Json.GetProperty("pagination").GetProperty("total_users").GetInt32().ShouldBe(NamesIn(page).Count);
    }

    [TestCase("page=0", "page")]
    [TestCase("page=-1", "page")]
    [TestCase("page=2147483647", "page")]
    [TestCase("page=99999999999", "page")]
    [TestCase("page=two", "page")]
    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("limit=1e1", "limit")]
    [TestCase("order_by=password_hash", "order_by")]
    [TestCase("order_by=username;DROP TABLE users", "order_by")]
    [TestCase("direction=up", "direction")]
    [TestCase("status=all", "status")]
    [TestCase("role=root", "role")]
    public async Task A_parameter_that_makes_no_sense_is_refused_by_name(string query, string param) =>
        (await App.Admin.ReadAsync($"{People}?{query}")).ShouldBeProblem(400, "invalid_request", param);

    [Test]
    public async Task A_text_to_search_for_has_its_bounds()
    {
        (await App.Admin.ReadAsync($"{People}?search={new string('x', 100)}")).ShouldBeOk();
        (await App.Admin.ReadAsync($"{People}?search={new string('x', 101)}")).ShouldBeProblem(400, "invalid_request", "search");
    }

    [Test]
    public async Task An_account_is_shown_without_anything_that_opens_it()
    {
        var page = (await App.Admin.ReadAsync($"{People}?search=anna")).ShouldBeOk();
        var anna = page.Json.GetProperty("users")[0];
        anna.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["id", "username", "email", "email_verified", "display_name", "role", "is_enabled", "two_factor_enabled", "created_at"]);
        page.Body.ShouldNotContain("hash", Case.Insensitive);
        page.Body.ShouldNotContain("stamp", Case.Insensitive);
    }

    [TestCase("b", "bxb,b_b")]
    [TestCase("B_", "b_b")]
    [TestCase("%25", "")]
    [TestCase("example", "")]
    [TestCase("", "anna,bxb,b_b,c.c,zoe")]
    public async Task People_are_found_by_a_part_of_their_name(string text, string expected)
    {
        var found = (await App.Admin.ReadAsync($"/api/users/search?q={text}")).ShouldBeOk();
        string.Join(',', NamesIn(found)).ShouldBe(expected);
        found.Json.GetProperty("users").EnumerateArray().ShouldAllBe(u => u.EnumerateObject().Select(p => p.Name).SequenceEqual(new[] { "id", "username", "role" }));
    }

    [Test]
    public async Task A_name_to_search_for_is_no_longer_than_a_name() =>
        (await App.Admin.ReadAsync($"/api/users/search?q={new string('x', 51)}")).ShouldBeProblem(400, "invalid_request", "q");

    protected override async Task ConfigureAsync()
    {
        foreach (var name in Names.Reverse())
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            var user = await App.CreateUserAsync(name, name switch { "zoe" => UserRole.GlobalAdmin, "c.c" => UserRole.Admin, _ => UserRole.User });
            await ChangeAsync(user, (users, account) =>
            {
                account.DisplayName = name == "anna" ? "likes 100% wool" : null;
                account.IsDisabled = name == "bxb";
                account.LastSignedInAt = name == "c.c" ? Clock.GetUtcNow() : null;
                return users.UpdateAsync(account);
            });
        }
    }

    private static List<string> NamesIn(Answer page) =>
        [.. page.Json.GetProperty("users").EnumerateArray().Select(u => u.GetProperty("username").GetString()!)];
}
