using System.Net;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Simulator.Rules;

namespace Aisbf.Api.Tests.Secrets;

/// <summary>Secrets are planted everywhere, all that can happen happens, and then everything is searched for them.</summary>
internal sealed class CanaryTests
{
    private const string Providers = "/api/admin/providers";

    private static readonly string[] Stored = ["provider-key", "entry-key", "replaced-key", "token", "admin-token", "prompt", "completion"];

    private readonly Canaries _canaries = new();
    private GatewayApp _app = null!;
    private HttpClient _caller = null!;
    private string _providerKey = null!;
    private string _prompt = null!;

    [TearDown]
    public void HangUp() => _caller?.Dispose();

    [Test]
    public async Task No_secret_is_anywhere_but_where_it_has_to_be()
    {
        _app = await GatewayApp.StartAsync(new Dictionary<string, string>
        {
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace",
            ["Logging:LogLevel:System"] = "Trace",
        });
        await using (_app)
        {
            _canaries.Plant("admin-token", GatewayApp.AdminToken);
            await ConfigureAsync();
            await ChatAsync();
            await FailAsync();
            await MisconfigureAsync();
            await TryToGetInAsync();
            await ReadEverythingAsync();
            SearchFiles("while the gateway runs");
        }

        // Once more, with what shutting down logs.
        _app.Logs.Lines.Count.ShouldBeGreaterThan(500, "The logs were not collected down to Trace.");
        foreach (var line in _app.Logs.Lines)
        {
            _canaries.Search("the log", line);
        }

        _canaries.Found.ShouldBeEmpty();
    }

    private async Task ConfigureAsync()
    {
        var token = _canaries.Plant("token", await _app.CreateTokenAsync());
        _caller = _app.ClientFor(token);
        _providerKey = _canaries.Plant("provider-key");
        _prompt = _canaries.Plant("prompt");

        var old = _canaries.Plant("replaced-key");
        await SaveAsync($"{Providers}/good", Provider(old));
        await SaveAsync($"{Providers}/good", Provider(_providerKey));
        foreach (var type in new[] { "anthropic", "google", "ollama" })
        {
            await SaveAsync($"{Providers}/of-{type}", Provider(_providerKey, type, _app.Endpoint(type)));
        }

        var path = _canaries.Plant("endpoint-path");
        await SaveAsync($"{Providers}/refused", Provider(_providerKey, "openai", $"http://169.254.169.254/{path}/v1"));
        await SaveAsync($"{Providers}/closed", Provider(_providerKey, "openai", $"http://127.0.0.1:9/{path}/v1"));
        await SaveAsync($"{Providers}/unknown-host", Provider(_providerKey, "openai", $"http://no-such-host.invalid/{path}/v1"));
        await SaveAsync($"{Providers}/no-tls", Provider(_providerKey, "openai", $"https://127.0.0.1:{_app.Simulator.BaseAddress.Port}/{path}/v1"));
        await SaveAsync("/api/admin/rotations/pool", $$"""
            {"notifyerrors":true,"notify_on_failover":true,"providers":[
              {"provider_id":"refused","models":[{"name":"sim","weight":9}]},
              {"provider_id":"good","api_key":"{{_canaries.Plant("entry-key")}}","models":[{"name":"sim","weight":1}]}]}
            """);
        await SaveAsync("/api/admin/rotations/dead", """{"notifyerrors":true,"providers":[{"provider_id":"closed"},{"provider_id":"refused"}]}""");
    }

    private async Task ChatAsync()
    {
        _app.Simulator.Rules.Add(new SimRule($"text={_canaries.Plant("completion")}") { Times = 12 });
        foreach (var model in new[] { "good/sim", "rotation/pool", "of-anthropic/sim", "of-google/sim", "of-ollama/sim" })
        {
            foreach (var stream in new[] { false, true })
            {
                // Who asks may see the answer, and the simulator's own answer repeats the question.
                Look(model, await _caller.PostAsync(Chat(model, stream)), "completion", "prompt");
            }
        }

        _app.Simulator.Rules.Clear();
    }

    private async Task FailAsync()
    {
        string[] faults =
        [
            $"status=400;message=Incorrect API key provided: {_providerKey}",
            $"status=401;message=Incorrect API key provided: {_providerKey}",
            $"status=403;message=Key {_providerKey} is not allowed",
            $"status=404;message=No model for {_providerKey}",
            $"status=429;message=Limit of {_providerKey} reached",
            $"status=500;message=Bearer {_providerKey}",
            $"status=418;message=Bearer {_providerKey}",
            $"error-body;message=Bearer {_providerKey}",
            $"error-at=1;message=Bearer {_providerKey}",
            $"error-at=3;message=Bearer {_providerKey}",
            $"redirect=http://127.0.0.1:9/{_providerKey}",
            "html", "empty", "malformed", "truncate", "drop=before", "drop=2", "gzip", "no-done",
        ];
        for (var i = 0; i < faults.Length; i++)
        {
            foreach (var type in new[] { "openai", "anthropic", "google", "ollama" })
            {
                foreach (var stream in new[] { false, true })
                {
                    await FailOnceAsync(faults[i], type, $"f{i}-{type}-{stream}");
                }
            }
        }

        _app.Simulator.Rules.Clear();
        foreach (var model in new[] { "refused/sim", "closed/sim", "unknown-host/sim", "no-tls/sim", "rotation/dead", "rotation/pool", "nobody/x" })
        {
            Look(model, await _caller.PostAsync(Chat(model, stream: false)), "prompt", "completion");
            await LookAtStreamAsync(model, model);
        }

        foreach (var body in new[] { $$"""{"model":"good/sim","messages":"{{_prompt}}" """, $$"""{"model":5,"x":"{{_prompt}}"}""", $"{_prompt}", $"[\"{_prompt}\"]" })
        {
            Look("a bad chat", await _caller.PostAsync(GatewayApp.Json(body)));
        }
    }

    // A provider of its own for each fault: one that has failed before may not be called at all.
    private async Task FailOnceAsync(string fault, string type, string id)
    {
        await SaveAsync($"{Providers}/{id}", Provider(_providerKey, type, _app.Endpoint(type)));
        _app.Simulator.Rules.Clear();
        _app.Simulator.Journal.Clear();
        _app.Simulator.Rules.Add(fault);
        if (id.EndsWith("True", StringComparison.Ordinal))
        {
            await LookAtStreamAsync(fault, $"{id}/sim");
        }
        else
        {
            Look(fault, await _caller.PostAsync(Chat($"{id}/sim", stream: false)), "prompt");
        }

        _app.Simulator.Journal.Requests.ShouldNotBeEmpty($"Nobody was asked, so nothing was tried: {fault}");
    }

    private async Task MisconfigureAsync()
    {
        var key = _canaries.Plant("rejected-key");
        string[] documents =
        [
            $$"""{"type":"openai","api_key":"{{key}}" """,
            $$"""{"type":"openai","api_key":"{{key}} with spaces"}""",
            $$"""{"type":"openai","api_key":["{{key}}"]}""",
            $$"""{"type":"openai","api_key":{"value":"{{key}}"} }""",
            $$"""{"type":"openai","api_key":"{{key}}","api_key":"{{key}}"}""",
            $$"""{"type":"{{key}}"}""",
            $$"""{"type":"openai","endpoint":"http://user:{{key}}@h/v1"}""",
            $$"""{"type":"openai","default_context_size":"{{key}}"}""",
            $"{key}",
        ];
        foreach (var document in documents)
        {
            Look("a bad provider", (await _app.Admin.PutAsync($"{Providers}/bad", document)).ShouldHaveStatus(400));
            Look("a bad import", await _app.Admin.PostJsonAsync("/api/admin/config/import", $$"""{"providers":{"bad":{{document}} } }"""));
            Look("a bad token", await _app.Admin.PostJsonAsync("/api/admin/tokens", document));
        }

        Look("a wrong type of content", await _app.Admin.SendAsync("PUT", $"{Providers}/bad", new StringContent(key)));
    }

    private async Task TryToGetInAsync()
    {
        var wrong = _canaries.Plant("wrong-token");
        foreach (var path in new[] { "/api/v1/models", Providers, "/nowhere" })
        {
            Look("a wrong token", await _app.Anonymous.SendAsync("GET", path, null, "Authorization", $"Bearer {wrong}"));
            Look("a wrong scheme", await _app.Anonymous.SendAsync("GET", path, null, "Authorization", $"Basic {wrong}"));
            Look("a token in the query", await _app.Anonymous.ReadAsync($"{path}?access_token={wrong}"));
            Look("a token in a cookie", await _app.Anonymous.SendAsync("GET", path, null, "Cookie", $"token={wrong}"));
        }
    }

    private async Task ReadEverythingAsync()
    {
        string[] shown = [Providers, $"{Providers}/good", $"{Providers}/refused", "/api/admin/rotations", "/api/admin/rotations/pool", "/api/admin/config/export"];
        foreach (var path in shown)
        {
            // An endpoint is no secret to who configures it.
            Look(path, (await _app.Admin.ReadAsync(path)).ShouldBeOk(), "endpoint-path");
        }

        foreach (var path in new[] { "/api/admin/tokens", "/api/admin/autoselects", "/v1/models", "/api/rotations", "/api/rotations/models", "/api/autoselect", "/api/autoselect/models", "/swagger/v1/swagger.json", "/health" })
        {
            Look(path, (await _app.Admin.ReadAsync(path)).ShouldBeOk());
        }

        foreach (var model in new[] { "good/sim", "rotation/pool", "rotation/dead" })
        {
            Look("a plan", (await _app.Admin.SendAsync("POST", "/api/admin/routes/explain", Chat(model, stream: false))).ShouldBeOk());
        }
    }

    private void SearchFiles(string when)
    {
        var files = Directory.GetFiles(_app.DataDirectory, "*", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            _canaries.Search($"{Path.GetFileName(file)} {when}", bytes.ToArray(), Stored);
        }
    }

    private async Task LookAtStreamAsync(string what, string model)
    {
        try
        {
            Look(what, await _caller.PostAsync(Chat(model, stream: true)), "prompt", "completion");
        }
        catch (HttpRequestException e) when (e.StatusCode is null or HttpStatusCode.OK)
        {
            // An answer that broke off; what came of it is what the other cases show.
        }
    }

    private void Look(string what, Answer answer, params string[] allowed)
    {
        _canaries.Search($"the answer to {what[..Math.Min(what.Length, 20)]}", answer.Body, allowed);
        _canaries.Search($"the headers of {what[..Math.Min(what.Length, 20)]}", $"{answer.Headers}{answer.ContentHeaders}", allowed);
    }

    private async Task SaveAsync(string path, string document)
    {
        var answer = await _app.Admin.PutAsync(path, document);
        answer.Status.ShouldBeOneOf(200, 201);
        Look("a save", answer, "endpoint-path");
    }

    private string Provider(string key, string type = "openai", string? endpoint = null) => $$"""
        {"type":"{{type}}","endpoint":"{{endpoint ?? _app.Endpoint(type)}}","api_key":"{{key}}","models":[{"name":"sim"}]}
        """;

    private StringContent Chat(string model, bool stream) => GatewayApp.Json(
        $$"""{"model":"{{model}}","messages":[{"role":"user","content":"{{_prompt}}"}],"stream":{{(stream ? "true" : "false")}}}""");
}
