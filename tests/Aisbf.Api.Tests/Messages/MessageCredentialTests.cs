using System.Text;
using System.Text.Json;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Messages;

/// <summary>Anthropic's clients send their token as <c>x-api-key</c>; chat in other dialects knows no such header.</summary>
internal sealed class MessageCredentialTests : GatewayFixture
{
    private const string Token = GatewayApp.AdminToken;

    protected override Task ConfigureAsync() => App.PutProviderAsync("gpt");

    [TestCase($"x-api-key: {Token}", 200)]
    [TestCase($"X-Api-Key: {Token}", 200)]
    [TestCase($"Authorization: Bearer {Token}", 200)]
    [TestCase($"x-api-key: {Token}\nAuthorization: Bearer {Token}", 200)]
    [TestCase($"x-api-key: wrong\nAuthorization: Bearer {Token}", 401)]
    [TestCase($"x-api-key: {Token}\nAuthorization: Bearer wrong", 401)]
    [TestCase($"x-api-key: {Token}\nAuthorization: Basic {Token}", 401)]
    [TestCase($"x-api-key: {Token}\nx-api-key: {Token}", 401)]
    [TestCase($"x-api-key: Bearer {Token}", 401)]
    [TestCase($"x-api-key: {Token}x", 401)]
    [TestCase("x-api-key:", 401)]
    [TestCase("x-api-key: wrong", 401)]
    [TestCase("X-Nothing: 1", 401)]
    public async Task The_token_may_come_in_either_header_but_not_two_of_them(string headers, int expected)
    {
        foreach (var path in new[] { "/v1/messages", "/api/gpt/v1/messages/count_tokens" })
        {
            var (status, body) = await AskAsync("POST", path, headers);

            status.ShouldBe(expected, body);
            body.ShouldNotContain(Token);
            if (expected == 401) TypeOf(body).ShouldBe("authentication_error");
        }
    }

    [TestCase("/api/v1/chat/completions")]
    [TestCase("/api/v1/embeddings")]
    public async Task Elsewhere_the_header_is_no_credential(string path) =>
        (await AskAsync("POST", path, $"x-api-key: {Token}")).Status.ShouldBe(401);

    [TestCase("GET", "/v1/messages", 405, "invalid_request_error")]
    [TestCase("GET", "/api/rotations/v1/messages", 405, "invalid_request_error")]
    [TestCase("POST", "/v2/messages", 404, "not_found_error")]
    [TestCase("POST", "/api/user/messages", 403, "permission_error")]
    [TestCase("POST", "/api/u/nobody/messages", 404, "not_found_error")]
    public async Task What_the_gateway_itself_refuses_has_Anthropics_body(string method, string path, int status, string type)
    {
        var token = await App.CreateTokenAsync(path.Contains("/user/", StringComparison.Ordinal) ? "mcp" : "api");
        var answer = await AskAsync(method, path, $"x-api-key: {token}");

        answer.Status.ShouldBe(status, answer.Body);
        TypeOf(answer.Body).ShouldBe(type);
    }

    [Test]
    public async Task A_body_of_another_type_is_415_in_Anthropics_dialect()
    {
        using var content = new StringContent("x", Encoding.UTF8, "text/plain");
        using var response = await Caller.PostAsync("/v1/messages", content);
        var answer = await Answer.ReadAsync(response);

        answer.Status.ShouldBe(415, answer.Body);
        TypeOf(answer.Body).ShouldBe("invalid_request_error");
    }

    private static string? TypeOf(string body)
    {
        using var json = JsonDocument.Parse(body[body.IndexOf('{', StringComparison.Ordinal)..(body.LastIndexOf('}') + 1)]);
        json.RootElement.GetProperty("type").GetString().ShouldBe("error");
        return json.RootElement.GetProperty("error").GetProperty("type").GetString();
    }

    private async Task<(int Status, string Body)> AskAsync(string method, string path, string headers)
    {
        var body = Encoding.UTF8.GetBytes("""{"model":"gpt/sim","max_tokens":5,"messages":[{"role":"user","content":"x"}]}""");
        var head = $"{method} {path} HTTP/1.1\nHost: {App.Address.Authority}\nContent-Type: application/json\nContent-Length: {body.Length}\n{headers}";
        return await RawHttp.AskAsync(App.Address, head, body);
    }
}
