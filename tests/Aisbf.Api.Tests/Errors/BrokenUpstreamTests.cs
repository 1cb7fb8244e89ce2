using System.Text;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Errors;

/// <summary>
/// Answers of upstreams that are not proper HTTP, on every surface: the client reads one answer, nothing behind it, and the next
/// request on its connection gets the next answer, or none because the connection is closed.
/// </summary>
internal sealed class BrokenUpstreamTests : GatewayFixture
{
    private const string Surplus = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstray";
    private readonly RawUpstream _upstream = RawUpstream.Start();
    private string _content = "";

    private static string[] Surfaces => ["chat", "stream", "completion", "messages", "responses", "embeddings", "speech", "form", "relay", "relay-post", "content"];

    private static (string Name, string Head, string Body)[] Faults =>
    [
        .. from status in (string[])["101 Switching Protocols", "199 X", "204 No Content", "205 Reset Content", "226 IM Used", "299 X", "304 Not Modified", "306 X", "099 X", "000 X", "042 X", "600 X", "700 X", "999 X"]
           from framing in (string[])["length", "chunked", "close"]
           select ($"{status} {framing}", $"{status}\r\nContent-Type: audio/mpeg\r\n{FramingOf(framing)}", BodyOf(framing)),
        ("no reason", $"205\r\n{FramingOf("length")}", Surplus),
        ("absurd reason", $"205 {new string('x', 5000)}\r\n{FramingOf("length")}", Surplus),
        ("reason that is a head", $"200 HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n{FramingOf("length")}", Surplus),
        ("length too small", "200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 5\r\n", Surplus),
        ("length too large", "200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 5000\r\n", Surplus),
        ("negative length", "200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: -5\r\n", Surplus),
        ("two lengths", "200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 5\r\nContent-Length: 50\r\n", Surplus),
        ("length and chunks", "200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n", BodyOf("chunked")),
        ("length and broken chunks", "200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n", "zz\r\nstray"),
        ("chunks cut off", "200 OK\r\nContent-Type: audio/mpeg\r\nTransfer-Encoding: chunked\r\n", "40\r\nstray"),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from surface in Surfaces
        select new TestCaseData(surface).SetArgDisplayNames(surface);

    protected override async Task ConfigureAsync()
    {
        await App.PutAsync("/api/admin/providers/own", $$"""{"type":"openai","endpoint":"{{_upstream.Address}}v1","api_key":"own-key","models":[]}""");
        await App.PutAsync("/api/admin/providers/claude", $$"""{"type":"anthropic","endpoint":"{{_upstream.Address}}","api_key":"own-key","models":[]}""");
        var json = $$"""{"created":1,"data":[{"url":"{{_upstream.Address}}files/a.png"}]}""";
        _upstream.Answer = _ => RawUpstream.Bytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");
        var made = await Caller.PostJsonAsync("/api/v1/images/generations", """{"model":"own/m","prompt":"x"}""");
        _content = new Uri(made.ShouldBeOk().Json.GetProperty("data")[0].GetProperty("url").GetString()!).PathAndQuery;
    }

    [OneTimeTearDown]
    public async Task StopUpstream() => await _upstream.DisposeAsync();

    [TestCaseSource(nameof(Cases))]
    public async Task Nothing_follows_the_answer_and_the_next_request_gets_its_own(string surface)
    {
        var wrong = new List<string>();
        foreach (var (name, head, body) in Faults)
        {
            _upstream.Answer = _ => RawUpstream.Bytes($"HTTP/1.1 {head}\r\n{body}");
            var all = await TwoRequestsAsync(surface);
            if (Problem(all) is { } problem) wrong.Add($"{name}: {problem}: {all}");
        }

        wrong.ShouldBeEmpty();
    }

    private static string FramingOf(string framing) => framing switch
    {
        "length" => $"Content-Length: {Surplus.Length}\r\n",
        "chunked" => "Transfer-Encoding: chunked\r\n",
        _ => "Connection: close\r\n",
    };

    private static string BodyOf(string framing) => framing == "chunked" ? $"{Surplus.Length:x}\r\n{Surplus}\r\n0\r\n\r\n" : Surplus;

    /// <summary>Both on one connection, the second one's answer being known.</summary>
    private async Task<string> TwoRequestsAsync(string surface)
    {
        using var client = await RawHttp.ConnectAsync(App.Address);
        await client.SendAsync(Encoding.UTF8.GetBytes(First(surface) + "GET /no-such-page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        return await client.ReadRestAsync();
    }

    private string First(string surface)
    {
        var model = $"{(surface == "messages" ? "claude" : "own")}/{NewId("m")}";
        var (path, body) = surface switch
        {
            "chat" => ("/api/v1/chat/completions", Chat(model, "")),
            "stream" => ("/api/v1/chat/completions", Chat(model, ",\"stream\":true")),
            "completion" => ("/api/v1/completions", $$"""{"model":"{{model}}","prompt":"x"}"""),
            "messages" => ("/api/v1/messages", Chat(model, ",\"max_tokens\":5")),
            "responses" => ("/api/v1/responses", $$"""{"model":"{{model}}","input":"x"}"""),
            "embeddings" => ("/api/v1/embeddings", $$"""{"model":"{{model}}","input":"x"}"""),
            "speech" => ("/api/v1/audio/speech", $$"""{"model":"{{model}}","input":"x","voice":"alloy"}"""),
            "form" => ("/api/v1/audio/transcriptions", Form(model)),
            "relay" => ("/api/own/files", ""),
            "relay-post" => ("/api/own/files", "{}"),
            _ => (_content, ""),
        };
        var type = surface == "form" ? "multipart/form-data; boundary=x" : "application/json";
        var token = Caller.DefaultRequestHeaders.Authorization!.Parameter;
        return body.Length == 0
            ? $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n"
            : $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    private static string Chat(string model, string more) => $$"""{"model":"{{model}}","messages":[{"role":"user","content":"x"}]{{more}}}""";

    private static string Form(string model) =>
        $"--x\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n{model}\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp3\"\r\n\r\nabc\r\n--x--\r\n";

    /// <summary>What is wrong with the bytes that came; null if they are one answer that ends early, or one and then the known one.</summary>
    private static string? Problem(string all)
    {
        if (all.Length == 0) return null;
        if (End(all) is not { } end) return null;

        var rest = all[end..];
        return rest.Length == 0 || (rest.StartsWith("HTTP/1.1 404 ", StringComparison.Ordinal) && End(rest) == rest.Length) ? null : "stray bytes";
    }

    /// <summary>Where the first answer ends; null if it is cut off, which the client notices.</summary>
    private static int? End(string all)
    {
        all.ShouldStartWith("HTTP/1.1 ");
        var head = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0) return null;

        var (fields, at) = (all[..head], head + 4);
        if (all.AsSpan(9, 3) is "204" or "304") return at;
        if (!fields.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            var line = fields.Split("\r\n").SingleOrDefault(field => field.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            line.ShouldNotBeNull(all);
            at += int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
            return at <= all.Length ? at : null;
        }

        while (true)
        {
            var lineEnd = all.IndexOf("\r\n", at, StringComparison.Ordinal);
            if (lineEnd < 0) return null;

            var size = int.Parse(all[at..lineEnd], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
            at = lineEnd + 2 + size + 2;
            if (at > all.Length) return null;
            if (size == 0) return at;
        }
    }
}
