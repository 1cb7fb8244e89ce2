using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;
using Aisbf.Domain.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Errors;

/// <summary>Every error on every route of every surface: the status, the body of the route's dialect, <c>Retry-After</c>, and nothing that is secret.</summary>
internal sealed class ErrorMatrixTests : GatewayFixture
{
    private const int Parallel = 24;

    /// <summary>A call that only waits takes nothing but time.</summary>
    private const int ParallelWaits = 200;

    private static readonly UpstreamErrorCase[] Upstream =
    [
        new("400", "status=400", 400, "invalid_request"),
        new("401", "status=401", 502, "provider_auth_error"),
        new("403", "status=403", 502, "provider_auth_error"),
        new("404", "status=404", 404, "model_not_found"),
        new("413", "status=413", 413, "payload_too_large"),
        new("422", "status=422", 422, "unprocessable_request"),
        new("429", "status=429;retry-after=7", 429, "rate_limit_exceeded", Wait: 7),
        new("429 until a date", "status=429;retry-after=Fri, 01 Jan 2100 00:00:00 GMT", 429, "rate_limit_exceeded", Wait: int.MaxValue),
        new("429 without a wait", "status=429", 429, "rate_limit_exceeded", Wait: 60),
        new("500", "status=500", 502, "upstream_error"),
        new("503", "status=503;retry-after=9", 503, "upstream_unavailable", Wait: 9),
        new("529", "status=529", 503, "upstream_unavailable"),
        new("no connection", "drop=before", 502, "upstream_error"),
        new("a page", "html;status=502", 502, "upstream_error"),
        new("silence", "silence=before", 504, "upstream_timeout"),
        new("a page in place of an answer", "html", 502, "upstream_error"),
        new("nothing in place of an answer", "empty", 502, "upstream_error"),
        new("an error in place of an answer", "error-body;status=429", 429, "rate_limit_exceeded", Wait: 60),
        new("a redirect", "redirect=https://elsewhere.example/", 502, "upstream_error"),
    ];

    private Tenant _ann = null!;
    private string _limited = null!;
    private string _mcp = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true",
        ["Aisbf:Upstream:FirstByteTimeout"] = "00:00:03",
        ["Aisbf:Server:MaxRequestBodyBytes"] = "100000",
        ["Aisbf:Server:MaxUploadBytes"] = "100000",
    };

    private IReadOnlyList<Place> Places => Place.All(App.Services.GetRequiredService<EndpointDataSource>());

    [Test]
    public void There_are_surfaces_in_every_family()
    {
        Places.Select(place => place.Route.Surface).Distinct().Order().ShouldBe(Enum.GetValues<Surface>());
        Places.Count.ShouldBeGreaterThan(100);
    }

    [TestCaseSource(nameof(Upstream))]
    public async Task What_goes_wrong_upstream_is_told_alike_everywhere(UpstreamErrorCase fault)
    {
        var calls = Places.Where(place => !place.IsCount).SelectMany(place => place.Route.Streams ? new[] { (place, false), (place, true) } : [(place, false)]).ToList();
        await ImportRoutesAsync(calls.Count, fault.Words);

        await AllAsync(calls.Select((call, i) => (call.place, i, call.Item2)), async call =>
        {
            var model = call.place switch
            {
                { IsUsers: true } => $"user-provider/own/sim-{call.i}#{fault.Words}",
                { IsRotations: true } => $"r{call.i}",
                { IsAutoselects: true } => $"a{call.i}",
                { IsProviders: true } => $"sim-{call.i}#{fault.Words}",
                _ => $"up/sim-{call.i}#{fault.Words}",
            };
            var answer = await SendAsync(call.place, call.place.Body(model, call.Item3));
            ShouldBe(call.place, answer, fault.Status, fault.Code);
            answer.Header("X-Aisbf-Attempts").ShouldBe("1");
            WaitOf(answer, fault.Wait);
        }, fault.Status == 504 ? ParallelWaits : Parallel);
    }

    [Test]
    public async Task A_candidate_that_rests_says_for_how_long()
    {
        await ImportRoutesAsync(Places.Count, "status=429;retry-after=40");

        await AllAsync(Places.Where(place => !place.IsCount && place.IsRotations).Select((place, i) => (place, i, false)), async call =>
        {
            await SendAsync(call.place, call.place.Body($"r{call.i}"));
            var answer = await SendAsync(call.place, call.place.Body($"r{call.i}"));

            ShouldBe(call.place, answer, 429, "rate_limit_exceeded");
            answer.Attempts.ShouldBe(0);
            WaitOf(answer, 40);
        });
    }

    [TestCase("nobody", 401, "invalid_api_key")]
    [TestCase("wrong", 401, "invalid_api_key")]
    [TestCase("scope", 403, "permission_denied")]
    [TestCase("limited", 403, "permission_denied")]
    public Task Who_may_not_call_is_told_alike_everywhere(string who, int status, string code) => AllAsync(Places.Select((place, i) => (place, i, false)), async call =>
    {
        var (place, _, _) = call;
        var token = who switch
        {
            "nobody" => null,
            "wrong" => "aisbf_wrong-token-wrong-token-wrong-token",
            "scope" => _mcp,
            _ => _limited,
        };
        var answer = await SendAsync(place, place.Body(Good(place)), token: token ?? "");

        // Who may not enter a namespace is not told that it is there.
        var isHidden = status == 403 && place.Pattern.Contains("{username}", StringComparison.Ordinal);
        ShouldBe(place, answer, isHidden ? 404 : status, isHidden ? "not_found" : code);
    });

    [Test]
    public Task An_unknown_name_is_told_alike_everywhere() => AllAsync(Places.Where(place => !place.IsProviders).Select((place, i) => (place, i, false)), async call =>
    {
        var answer = await SendAsync(call.place, call.place.Body("no-such-name"));

        ShouldBe(call.place, answer, 404, "model_not_found");
    });

    [TestCase("unknown provider", 404, "model_not_found")]
    [TestCase("switched off", 503, "upstream_unavailable")]
    [TestCase("no key", 503, "upstream_unavailable")]
    public Task What_cannot_be_called_is_told_alike_everywhere(string what, int status, string code) => AllAsync(
        Places.Where(place => !place.IsUsers && !place.IsRotations && !place.IsAutoselects).Select((place, i) => (place, i, false)), async call =>
        {
            var (place, _, _) = call;
            var provider = what switch
            {
                "unknown provider" => "nowhere",
                "switched off" => "off",
                _ => "keyless",
            };
            var answer = await SendAsync(place, place.Body(place.IsProviders ? "sim" : $"{provider}/sim"), provider);
            ShouldBe(place, answer, status, place.IsProviders && what == "unknown provider" ? "not_found" : code);
        });

    [Test]
    public Task What_a_provider_does_not_offer_is_told_alike_everywhere() => AllAsync(
        Places.Where(place => !place.IsUsers && !place.Route.Surface.IsChat() && place.Route.Surface is not (Surface.TokenCount or Surface.Completions))
            .Select((place, i) => (place, i, false)), async call =>
        {
            var (place, _, _) = call;
            var model = place switch
            {
                { IsRotations: true } => "chatting",
                { IsAutoselects: true } => "chats",
                { IsProviders: true } => "sim",
                _ => "talker/sim",
            };
            ShouldBe(place, await SendAsync(place, place.Body(model), "talker"), 400, "unsupported_feature");
        });

    [TestCase("empty", 400, "invalid_request")]
    [TestCase("broken", 400, "invalid_request")]
    [TestCase("list", 400, "invalid_request")]
    [TestCase("no model", 400, "invalid_request")]
    [TestCase("text", 415, "unsupported_media_type")]
    [TestCase("large", 413, "payload_too_large")]
    [TestCase("unknown encoding", 415, "unsupported_media_type")]
    public Task A_bad_body_is_told_alike_everywhere(string kind, int status, string code) => AllAsync(Places.Select((place, i) => (place, i, false)), async call =>
    {
        var (place, _, _) = call;
        var content = Bad(place, kind);
        var answer = await SendAsync(place, content);

        ShouldBe(place, answer, status, code);
    });

    [Test]
    public Task Another_method_is_told_alike_everywhere() => AllAsync(Places.Where(place => !place.IsProviders || place.IsUsers).Select((place, i) => (place, i, false)), async call =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, call.place.Path("up", _ann.User.Username));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.place.IsUsers ? _ann.Token : Caller.DefaultRequestHeaders.Authorization!.Parameter);
        using var response = await App.Anonymous.SendAsync(request);
        var answer = await Answer.ReadAsync(response);

        ShouldBe(call.place, answer, 405, "method_not_allowed");
        answer.ContentHeaders.Allow.ShouldContain("POST");
    });

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("up", models: "[]");
        await App.PutProviderAsync("off", more: ",\"disabled\":true");
        await App.PutAsync("/api/admin/providers/keyless", $$"""{"name":"keyless","type":"openai","endpoint":"{{App.Endpoint("openai")}}","models":[{"name":"sim"}]}""");
        await App.PutProviderAsync("talker", "anthropic");
        await App.PutRotationAsync("chatting", "", "talker:sim:1");
        await App.PutAsync("/api/admin/autoselects/chats", """{"available_models":[{"model_id":"talker/sim","description":"x"}]}""");
        _ann = await Tenant.CreateAsync(App, "ann");
        await _ann.PutProviderAsync("own", "[]");
        _mcp = await App.CreateTokenAsync("mcp");
        var limited = await App.Admin.PostJsonAsync("/api/admin/tokens", """{"description":"limited","scope":"api","allowed_models":["elsewhere/*"]}""");
        _limited = limited.Json.GetProperty("token").GetString()!;
        await ImportRoutesAsync(1, "text=x");
    }

    [OneTimeTearDown]
    public void LeaveTenant() => _ann?.Dispose();

    /// <summary>A name that can be called at this place.</summary>
    private static string Good(Place place) => place switch
    {
        { IsUsers: true } => "user-provider/own/sim",
        { IsRotations: true } => "r0",
        { IsAutoselects: true } => "a0",
        { IsProviders: true } => "sim",
        _ => "up/sim",
    };

    private static HttpContent Bad(Place place, string kind)
    {
        var isForm = place.Route.Surface.TakesForm();
        var content = (kind, isForm) switch
        {
            ("empty", true) => new ByteArrayContent([]) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x") } },
            ("broken", true) => new ByteArrayContent("--x\r\nContent-Disp"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x") } },
            ("list", true) => new ByteArrayContent("--y\r\n\r\n--y--\r\n"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x") } },
            ("no model", true) => new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "x" } },
            ("large", true) => new MultipartFormDataContent { { new StringContent(Good(place)), "model" }, { new ByteArrayContent(new byte[200_000]), "file", "x" } },
            ("empty", false) => GatewayApp.Json(""),
            ("broken", false) => GatewayApp.Json("{\"model\":\"x\""),
            ("list", false) => GatewayApp.Json("[1]"),
            ("no model", false) => GatewayApp.Json("{\"x\":1}"),
            ("large", false) => GatewayApp.Json($"{{\"model\":\"{Good(place)}\",\"x\":\"{new string('x', 200_000)}\"}}"),
            ("unknown encoding", _) => place.Body(Good(place)),
            _ => new StringContent("x", Encoding.UTF8, "text/plain"),
        };
        if (kind == "unknown encoding") content.Headers.ContentEncoding.Add("rot13");
        return content;
    }

    private static void WaitOf(Answer answer, int? seconds)
    {
        if (seconds is not { } wait)
        {
            answer.Header("Retry-After").ShouldBeNull();
            return;
        }

        var told = int.Parse(answer.Header("Retry-After").ShouldNotBeNull(), CultureInfo.InvariantCulture);
        if (wait == int.MaxValue) told.ShouldBeGreaterThan(0);
        else told.ShouldBeInRange(wait / 2, wait);
    }

    private static string AnthropicType(int status, string code) => code switch
    {
        "payload_too_large" => "request_too_large",
        "upstream_unavailable" => "overloaded_error",
        "upstream_timeout" => "timeout_error",
        _ => status switch
        {
            401 => "authentication_error",
            403 => "permission_error",
            404 => "not_found_error",
            429 => "rate_limit_error",
            >= 500 => "api_error",
            _ => "invalid_request_error",
        },
    };

    private void ShouldBe(Place place, Answer answer, int status, string code)
    {
        if (place.IsAnthropic) answer.ShouldBeAnthropicError(status, AnthropicType(status, code));
        else answer.ShouldBeError(status, code);
        answer.Header("X-Request-Id").ShouldNotBeNullOrEmpty();
        foreach (var secret in (string[])["key-of-", _limited, _mcp, _ann.Token, App.Simulator.BaseAddress.Authority, "   at "])
        {
            answer.Body.ShouldNotContain(secret);
        }
    }

    private async Task<Answer> SendAsync(Place place, HttpContent content, string provider = "up", string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, place.Path(provider, _ann.User.Username)) { Content = content };
        token ??= place.IsUsers ? _ann.Token : Caller.DefaultRequestHeaders.Authorization!.Parameter;
        if (token!.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await App.Anonymous.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>All of them, and then everything that was wrong at once.</summary>
    private static async Task AllAsync<T>(IEnumerable<(Place place, int i, T)> calls, Func<(Place place, int i, T), Task> check, int parallel = Parallel)
    {
        var wrong = new ConcurrentBag<string>();
        await System.Threading.Tasks.Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (call, _) =>
        {
            try
            {
                await check(call);
            }
            catch (ShouldAssertException e)
            {
                wrong.Add($"{call.place}: {e.Message.ReplaceLineEndings(" ")}");
            }
        });
        wrong.Order().ShouldBeEmpty();
    }

    /// <summary>A rotation and an autoselect of its own for each call, because what has failed rests.</summary>
    private async Task ImportRoutesAsync(int count, string words)
    {
        var (rotations, autoselects) = (new JsonObject(), new JsonObject());
        for (var i = 0; i < count; i++)
        {
            var model = $"route-{i}-{Guid.NewGuid():N}#{words}";
            rotations[$"r{i}"] = new JsonObject
            {
                ["model_name"] = $"r{i}",
                ["providers"] = new JsonArray(new JsonObject { ["provider_id"] = "up", ["models"] = new JsonArray(new JsonObject { ["name"] = model, ["weight"] = 1 }) }),
            };
            autoselects[$"a{i}"] = new JsonObject
            {
                ["model_name"] = $"a{i}",
                ["available_models"] = new JsonArray(new JsonObject { ["model_id"] = $"up/{model.Replace("route", "auto", StringComparison.Ordinal)}", ["description"] = "x" }),
            };
        }

        var answer = await App.Admin.PostJsonAsync("/api/admin/config/import", new JsonObject { ["rotations"] = rotations, ["autoselects"] = autoselects }.ToJsonString());
        answer.ShouldBeOk().Json.GetProperty("rejected").GetInt32().ShouldBe(0, answer.Body);
    }
}
