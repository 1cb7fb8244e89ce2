using System.Net;
using System.Net.Http.Headers;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Api.Tests.Contents;

/// <summary>What answers refer to and only the gateway can reach.</summary>
internal sealed class ContentTests : GatewayFixture
{
    private const string Elsewhere = "https://cdn.example/picture.png?sv=1";
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4];
    private OwnUpstream _upstream = null!;
    private Func<HttpContext, Task> _serve = null!;
    private IHeaderDictionary _headers = null!;
    private string _own = "";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:Contents:MaxBytes"] = "1024" };

    protected override async Task ConfigureAsync()
    {
        _upstream = await OwnUpstream.StartAsync(context =>
        {
            _headers = new HeaderDictionary(context.Request.Headers.ToDictionary());
            if (context.Request.Method == "POST")
            {
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync($$"""{"created":1, "data":[{"url":"{{_own}}","revised_prompt":"é"},{"url":"{{Elsewhere}}"}]}""");
            }

            return _serve(context);
        });
        _own = new Uri(_upstream.Address, "/files/a.png?secret=canary").AbsoluteUri;
        await App.PutAsync("/api/admin/providers/own", $$"""{"type":"openai","endpoint":"{{_upstream.Address}}v1","api_key":"own-key","models":[{"name":"m"}]}""");
    }

    [SetUp]
    public void Serve_a_picture() => _serve = context =>
    {
        context.Response.ContentType = "image/png";
        context.Response.Headers.SetCookie = "a=b";
        if (context.Request.Headers.Range == "bytes=0-1")
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = "bytes 0-1/8";
            return context.Response.Body.WriteAsync(Picture, 0, 2);
        }

        context.Response.ContentLength = Picture.Length;
        return context.Request.Method == "HEAD" ? Task.CompletedTask : context.Response.Body.WriteAsync(Picture, 0, Picture.Length);
    };

    [OneTimeTearDown]
    public async Task StopUpstream() => await _upstream.DisposeAsync();

    [Test]
    public async Task Addresses_at_the_providers_host_lead_through_the_gateway_and_all_else_stays_as_it_is()
    {
        var answer = await MakeAsync();

        var address = AddressIn(answer);
        address.GetLeftPart(UriPartial.Path).ShouldMatch($"^{App.Address}api/proxy/[0-9a-f]{{32}}$");
        answer.Body.ShouldBe($$"""{"created":1, "data":[{"url":"{{address.OriginalString}}","revised_prompt":"é"},{"url":"{{Elsewhere}}"}]}""");
        AddressIn(await MakeAsync()).AbsolutePath.ShouldNotBe(address.AbsolutePath);
    }

    [Test]
    public async Task A_database_that_fails_costs_nobody_the_answer()
    {
        await AlterAsync("ALTER TABLE contents RENAME TO contents_away");
        try
        {
            (await MakeAsync()).Body.ShouldContain($"\"{_own}\"");
        }
        finally
        {
            await AlterAsync("ALTER TABLE contents_away RENAME TO contents");
        }

        AddressIn(await MakeAsync()).AbsolutePath.ShouldStartWith("/api/proxy/");
    }

    [Test]
    public async Task The_address_works_as_it_is_in_a_browser()
    {
        using var response = await App.Anonymous.GetAsync(AddressIn(await MakeAsync()));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(Picture);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        response.Headers.CacheControl!.Private.ShouldBeTrue();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        _headers.Authorization.ToString().ShouldBe("Bearer own-key");
        _headers.Cookie.Count.ShouldBe(0);
    }

    [Test]
    public async Task Ranges_and_questions_about_the_head_pass()
    {
        var address = AddressIn(await MakeAsync());
        using var part = new HttpRequestMessage(HttpMethod.Get, address);
        part.Headers.Range = new RangeHeaderValue(0, 1);
        using var range = await App.Anonymous.SendAsync(part);
        range.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        range.Content.Headers.ContentRange!.ToString().ShouldBe("bytes 0-1/8");

        using var question = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await App.Anonymous.SendAsync(question);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(Picture.Length);
    }

    [Test]
    public async Task Without_its_signature_a_content_is_only_there_for_whom_it_was_made()
    {
        var address = AddressIn(await MakeAsync());
        var path = address.AbsolutePath;
        var other = AddressIn(await MakeAsync()).Query;

        (await Caller.ReadAsync(path)).ShouldBeOk();
        (await App.Anonymous.ReadAsync(path)).ShouldBeError(401, "invalid_api_key");
        foreach (var wrong in new[] { "?sig=", "?sig=x", other, address.Query + "x", $"?sig={new string('A', 5000)}" })
        {
            (await App.Anonymous.ReadAsync(path + wrong)).ShouldBeError(404, "not_found");
        }

        using var mcp = await App.CreateCallerAsync("mcp");
        (await mcp.ReadAsync(path)).ShouldBeError(403, "permission_denied");
        var user = await App.Admin.PostJsonAsync("/api/admin/users", """{"username":"mallory","email":"m@example.com","password":"a long password of hers"}""");
        user.Status.ShouldBe(201, user.Body);
        var token = await App.Admin.PostJsonAsync("/api/admin/users/mallory/tokens", """{"description":"d"}""");
        using var mallory = App.ClientFor(token.Json.GetProperty("token").GetString()!);
        (await mallory.ReadAsync(path)).ShouldBeError(404, "not_found");
        (await mallory.ReadAsync(address.PathAndQuery)).ShouldBeOk();
    }

    [TestCase("00000000000000000000000000000000")]
    [TestCase("x")]
    [TestCase("..%2fadmin")]
    [TestCase("0000000000000000000000000000000'")]
    public async Task An_id_that_is_none_is_not_there(string id) => (await Caller.ReadAsync($"/api/proxy/{id}")).ShouldBeError(404, "not_found");

    [TestCase("text/html")]
    [TestCase("image/svg+xml")]
    [TestCase("application/javascript")]
    [TestCase("")]
    public async Task What_a_browser_could_run_is_only_saved(string type)
    {
        _serve = context =>
        {
            context.Response.ContentType = type.Length > 0 ? type : null;
            context.Response.Headers.ContentDisposition = "inline; filename=\"a.html\"";
            return context.Response.WriteAsync("<script>alert(1)</script>");
        };

        using var response = await App.Anonymous.GetAsync(AddressIn(await MakeAsync()));

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        response.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [TestCase(302, 502, "upstream_error")]
    [TestCase(401, 502, "provider_auth_error")]
    [TestCase(404, 404, "not_found")]
    [TestCase(500, 502, "upstream_error")]
    public async Task What_is_no_content_is_an_error(int status, int told, string code)
    {
        _serve = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://169.254.169.254/";
            return context.Response.WriteAsync("words of the provider");
        };

        (await App.Anonymous.ReadAsync(AddressIn(await MakeAsync()).PathAndQuery)).ShouldBeError(told, code).Body.ShouldNotContain("words of");
    }

    [Test]
    public async Task A_content_above_the_limit_is_refused_or_broken_off([Values] bool announced)
    {
        _serve = context =>
        {
            context.Response.ContentType = "image/png";
            context.Response.ContentLength = announced ? 5000 : null;
            return context.Response.Body.WriteAsync(new byte[5000], 0, 5000);
        };
        var address = AddressIn(await MakeAsync());

        if (announced)
        {
            (await App.Anonymous.ReadAsync(address.PathAndQuery)).ShouldBeError(502, "upstream_error");
        }
        else
        {
            await Should.ThrowAsync<HttpRequestException>(App.Anonymous.GetByteArrayAsync(address));
        }
    }

    [Test]
    public async Task A_content_of_a_provider_that_moved_or_went_is_gone()
    {
        var address = AddressIn(await MakeAsync()).PathAndQuery;
        await App.PutAsync("/api/admin/providers/own", $$"""{"type":"openai","endpoint":"http://localhost:9/v1","api_key":"own-key","models":[{"name":"m"}]}""");
        (await App.Anonymous.ReadAsync(address)).ShouldBeError(404, "not_found");
        await App.PutAsync("/api/admin/providers/own", $$"""{"type":"openai","endpoint":"{{_upstream.Address}}v1","api_key":"own-key","models":[{"name":"m"}]}""");
        (await App.Anonymous.ReadAsync(address)).ShouldBeOk();
    }

    [Test]
    public async Task A_provider_may_be_left_out()
    {
        const string path = "/api/admin/providers/own";
        var document = $$"""{"type":"openai","endpoint":"{{_upstream.Address}}v1","api_key":"own-key","models":[{"name":"m"}]}""";
        var address = AddressIn(await MakeAsync()).PathAndQuery;
        await App.PutAsync(path, document.Replace("{\"type\"", "{\"proxy_contents\":false,\"type\"", StringComparison.Ordinal));

        AddressIn(await MakeAsync()).OriginalString.ShouldBe(_own);
        (await App.Anonymous.ReadAsync(address)).ShouldBeError(404, "not_found");

        await App.PutAsync(path, document);
        AddressIn(await MakeAsync()).AbsolutePath.ShouldStartWith("/api/proxy/");
    }

    [Test]
    public async Task A_content_expires()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await GatewayApp.StartAsync(services: services => services.AddSingleton<TimeProvider>(time));
        await app.PutAsync("/api/admin/providers/own", $$"""{"type":"openai","endpoint":"{{_upstream.Address}}v1","api_key":"own-key","models":[{"name":"m"}]}""");
        using var caller = await app.CreateCallerAsync();
        var made = (await caller.PostAsync(GatewayApp.Json("""{"model":"own/m","prompt":"p"}"""), "/api/v1/images/generations")).ShouldBeOk();
        var address = AddressIn(made).PathAndQuery;

        time.Advance(TimeSpan.FromMinutes(59));
        (await app.Anonymous.ReadAsync(address)).ShouldBeOk();
        time.Advance(TimeSpan.FromMinutes(2));
        (await app.Anonymous.ReadAsync(address)).ShouldBeError(404, "not_found");
    }

    private async Task<Answer> MakeAsync() =>
        (await Caller.PostAsync(GatewayApp.Json("""{"model":"own/m","prompt":"p"}"""), "/api/v1/images/generations")).ShouldBeOk();

    private static Uri AddressIn(Answer answer) => new(answer.Json.GetProperty("data")[0].GetProperty("url").GetString()!);

    private async Task AlterAsync(string sql)
    {
        await using var context = await App.Services.GetRequiredService<IDbContextFactory<AisbfDbContext>>().CreateDbContextAsync();
        await context.Database.ExecuteSqlRawAsync(sql);
    }
}
