using System.Security.Cryptography;
using System.Text;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Authentication;

internal sealed class CredentialTests : GatewayFixture
{
    private const string Token = GatewayApp.AdminToken;

    private static readonly string[] Paths = ["/api/v1/models", "/api/admin/providers"];

    public static IEnumerable<TestCaseData<string>> Refused =>
    [
        Case("Authorization:", "an empty header"),
        Case("Authorization: Bearer", "a scheme alone"),
        Case("Authorization: Bearer ", "a scheme and a space"),
        Case($"Authorization: {Token}", "a token without a scheme"),
        Case($"Authorization: Basic {Base64(Token)}", "another scheme"),
        Case($"Authorization: Basic {Base64($"admin:{Token}")}", "the token as a password"),
        Case($"Authorization: Basic {Base64($"{Token}:")}", "the token as a user name"),
        Case($"Authorization: Digest {Token}", "a third scheme"),
        Case($"Authorization: Bearer{Token}", "no space after the scheme"),
        Case($"Authorization: Bearer\t{Token}", "a tab after the scheme"),
        Case($"Authorization: Bearer {Token[..^1]}", "a token without its end"),
        Case($"Authorization: Bearer {Token}x", "a token with a tail"),
        Case($"Authorization: Bearer {Token} {Token}", "two tokens"),
        Case($"Authorization: Bearer {Token},Bearer {Token}", "two credentials in one header"),
        Case($"Authorization: Bearer \"{Token}\"", "a quoted token"),
        Case($"Authorization: Bearer token={Token}", "a parameter"),
        Case($"Authorization: Bearer {Token.ToUpperInvariant()}", "a token in the wrong case"),
        Case($"Authorization: Bearer {Base64(Token)}", "an encoded token"),
        Case($"Authorization: Bearer {Convert.ToHexStringLower(Hash())}", "the token's hash"),
        Case($"Authorization: Bearer {Convert.ToBase64String(Hash())}", "the token's hash in base 64"),
        Case("Authorization: Bearer ' OR '1'='1", "a condition in SQL"),
        Case("Authorization: Bearer '; DROP TABLE Tokens; --", "a statement in SQL"),
        Case("Authorization: Bearer %", "a wildcard"),
        Case("Authorization: Bearer null", "a word"),
        Case("Authorization: Bearer ${jndi:ldap://127.0.0.1/x}", "a look-up"),
        Case("Authorization: Bearer ключ-🔑", "unicode"),
        Case($"Authorization: Bearer \u200B{Token}", "an invisible character"),
        Case($"Authorization: Bearer {new string('a', 20_000)}", "20000 characters"),
        Case($"Authorization: Bearer {Token}\r\nAuthorization: Bearer {Token}", "the header twice"),
        Case($"Authorization: Bearer wrong\r\nAuthorization: Bearer {Token}", "a wrong header before a right one"),
        Case($"Authorization: Bearer {Token}\r\nAuthorization: Bearer wrong", "a right header before a wrong one"),
        Case($"Proxy-Authorization: Bearer {Token}", "the proxy's header"),
        Case($"Api-Key: {Token}", "another vendor's header"),
        Case($"Cookie: token={Token}; Authorization={Token}", "a cookie"),
    ];

    // What is no header at all: Kestrel refuses it before the gateway has a request.
    public static IEnumerable<TestCaseData<string>> Malformed =>
    [
        Case($"Authorization: Bearer {Token}\0", "a NUL behind the token"),
        Case($"Authorization: Bearer \0{Token}", "a NUL before the token"),
        Case($"Authorization: Bearer {Token}\rX-Other: 1", "a bare CR"),
        Case($"Authorization: Bearer x\r\n {Token}", "a folded header"),
        Case($"Authorization : Bearer {Token}", "a space before the colon"),
    ];

    [Test]
    public async Task No_header_at_all_is_401_with_a_challenge()
    {
        foreach (var path in Paths)
        {
            (await AskAsync(path, "X-Nothing: 1")).Text.ShouldContain("WWW-Authenticate: Bearer");
        }
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Whatever_is_not_one_valid_bearer_token_is_401_in_the_dialect_of_the_path(string header)
    {
        var models = await AskAsync(Paths[0], header);
        models.Status.ShouldBe(401, models.Text);
        models.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("invalid_api_key");
        models.Text.ShouldNotContain(Token);

        var providers = await AskAsync(Paths[1], header);
        providers.Status.ShouldBe(401, providers.Text);
        providers.Json.GetProperty("code").GetString().ShouldBe("invalid_api_key");
        providers.Text.ShouldContain("application/problem+json");
        providers.Text.ShouldNotContain(Token);
    }

    [TestCaseSource(nameof(Malformed))]
    public async Task A_malformed_head_is_400_and_opens_nothing(string header)
    {
        foreach (var path in Paths)
        {
            var answer = await AskAsync(path, header);
            answer.Status.ShouldBe(400, answer.Text);
            answer.Text.ShouldNotContain(Token);
        }
    }

    [Test]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        byte[] request = [.. Encoding.ASCII.GetBytes($"GET {Paths[1]} HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer "), 0xFF, 0xFE, .. "\r\n\r\n"u8];
        (await RawHttp.SendAsync(App.Address, request)).Status.ShouldBeOneOf(400, 401);
    }

    [Test]
    public async Task A_header_of_100_KB_is_431()
    {
        foreach (var path in Paths)
        {
            (await AskAsync(path, $"Authorization: Bearer {new string('a', 100_000)}")).Status.ShouldBe(431);
        }

        (await App.Anonymous.ReadAsync("/health")).ShouldBeOk();
    }

    [TestCase("Authorization: Bearer {0}")]
    [TestCase("authorization: bearer {0}")]
    [TestCase("AUTHORIZATION: BEARER {0}")]
    [TestCase("Authorization:Bearer {0}")]
    [TestCase("Authorization: Bearer   {0}")]
    [TestCase("Authorization: Bearer {0}  ")]
    public async Task The_scheme_and_spaces_around_the_token_are_taken_in_any_spelling(string header)
    {
        foreach (var path in Paths)
        {
            var answer = await AskAsync(path, string.Format(null, CompositeFormat.Parse(header), Token));
            answer.Status.ShouldBe(200, answer.Text);
        }
    }

    [Test]
    public async Task A_token_in_the_query_string_or_the_body_does_not_count()
    {
        foreach (var name in new[] { "access_token", "token", "api_key", "key", "authorization", "bearer", "code" })
        {
            (await App.Anonymous.ReadAsync($"{Paths[0]}?{name}={Token}")).ShouldBeError(401, "invalid_api_key");
            (await App.Anonymous.ReadAsync($"{Paths[1]}?{name}={Token}")).ShouldBeProblem(401, "invalid_api_key");
        }

        (await App.Anonymous.ChatAsync("x", more: $",\"api_key\":\"{Token}\",\"access_token\":\"{Token}\"")).ShouldBeError(401, "invalid_api_key");
    }

    [TestCase("X-Forwarded-User")]
    [TestCase("X-User-Id")]
    [TestCase("X-Original-URL")]
    [TestCase("X-Rewrite-URL")]
    [TestCase("X-HTTP-Method-Override")]
    public async Task No_other_header_stands_for_an_identity_or_another_path(string name)
    {
        (await AskAsync(Paths[1], $"{name}: /health")).Status.ShouldBe(401);
        (await AskAsync(Paths[1], $"{name}: admin")).Status.ShouldBe(401);
    }

    [TestCase("GET http://other.example/health HTTP/1.1\r\nHost: other.example", 200)]
    [TestCase("GET http://other.example/api/admin/providers HTTP/1.1\r\nHost: other.example", 401)]
    [TestCase("GET /api/admin/providers HTTP/1.1\r\nHost: health", 401)]
    [TestCase("GET /api/admin/providers HTTP/1.1\r\nHost: h/health", 400)]
    [TestCase("GET /api/admin/providers HTTP/1.1\r\nHost: h?/health", 400)]
    [TestCase("GET /api/admin/providers HTTP/1.1\r\nHost: a\r\nHost: b", 400)]
    [TestCase("GET /api/admin/providers HTTP/1.1\r\nX: no-host", 400)]
    [TestCase("GET /API/ADMIN/PROVIDERS HTTP/1.1\r\nHost: h", 401)]
    [TestCase("GET /api/admin/providers/ HTTP/1.1\r\nHost: h", 401)]
    [TestCase("GET /health/../api/admin/providers HTTP/1.1\r\nHost: h", 401)]
    [TestCase("GET /swagger/../api/admin/providers HTTP/1.1\r\nHost: h", 401)]
    [TestCase("GET /api/%61dmin/providers HTTP/1.1\r\nHost: h", 401)]
    [TestCase("HEAD /api/admin/providers HTTP/1.1\r\nHost: h", 401)]
    public async Task The_path_alone_decides_who_may_call(string head, int status)
    {
        var answer = await RawHttp.SendAsync(App.Address, $"{head}\r\nConnection: close\r\n\r\n");
        answer.Status.ShouldBe(status, answer.Text);
    }

    [Test]
    public async Task Attempts_to_inject_leave_every_token_as_it_was()
    {
        var token = await App.CreateTokenAsync();
        await AskAsync(Paths[0], "Authorization: Bearer '; DELETE FROM Tokens; UPDATE Tokens SET Scope = 7; --");
        using var client = App.ClientFor(token);
        (await client.ReadAsync(Paths[0])).ShouldBeOk();
        (await client.ReadAsync(Paths[1])).ShouldBeProblem(403, "permission_denied");
    }

    private Task<RawAnswer> AskAsync(string path, string header) =>
        RawHttp.SendAsync(App.Address, $"GET {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n{header}\r\n\r\n");

    private static TestCaseData<string> Case(string header, string name) => new(header) { TestName = $"Refuses {name}" };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Token));
}
