using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>A small provider of OpenID Connect on a port of its own, where <see cref="Person"/> signs in without being asked.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "client-of-openid";
    public const string ClientSecret = "secret-of-openid-0123456789";

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);

    private OpenIdProvider(WebApplication app) => _app = app;

    public ExternalPerson Person { get; set; } = new("nobody", "nobody@example.test");

    /// <summary>Puts this nonce into id tokens, in place of the one that was asked for.</summary>
    public string? WrongNonce { get; set; }

    /// <summary>Signs id tokens with a key that is not published.</summary>
    public bool SignsWithAnotherKey { get; set; }

    /// <summary>More fields of the id token, as JSON.</summary>
    public string? IdTokenFields { get; set; }

    /// <summary>The fields of the user information besides the subject, as JSON; null for those of <see cref="Person"/>.</summary>
    public string? UserInformation { get; set; }

    /// <summary>Sends the browser back with this error instead of a code.</summary>
    public string? Error { get; set; }

    public AuthorizationCodes Codes { get; } = new(ClientId, ClientSecret);

    /// <summary>What the browser was last sent here with.</summary>
    public IQueryCollection Asked { get; private set; } = null!;

    public string Address => _app.Urls.First();

    public static async Task<OpenIdProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new OpenIdProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = $"{Address}/authorize",
            ["token_endpoint"] = $"{Address}/token",
            ["userinfo_endpoint"] = $"{Address}/userinfo",
            ["jwks_uri"] = $"{Address}/keys",
        }));
        _app.MapGet("/keys", () =>
        {
            var key = _key.ExportParameters(includePrivateParameters: false);
            var jwk = new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
            return Results.Json(new { keys = new[] { jwk } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            Asked = request.Query;
            return Results.Redirect(Error is null
                ? Codes.Grant(Asked, Person)
                : $"{Asked["redirect_uri"]}?error={Error}&error_description=%3Cscript%3E&state={Uri.EscapeDataString(Asked["state"].ToString())}");
        });
        _app.MapPost("/token", async (HttpRequest request) => Codes.Redeem(await request.ReadFormAsync()) is { } grant
            ? Results.Json(new { access_token = Codes.IssueAccessToken(grant.Person), token_type = "Bearer", expires_in = 60, id_token = IdToken(grant) })
            : Results.Json(new { error = "invalid_grant" }, statusCode: 400));
        _app.MapGet("/userinfo", (HttpRequest request) => Codes.FindPerson(request) is { } person
            ? UserInformation is { } fields ? Results.Text(With(new { sub = person.Subject }, fields), "application/json") : Results.Json(new { sub = person.Subject, email = person.Email, email_verified = person.IsEmailVerified, name = person.Name })
            : Results.Unauthorized());
    }

    private string IdToken(Grant grant)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var text = $"{Encode(new { alg = "RS256", kid = "1", typ = "JWT" })}.{Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(With(new
        {
            iss = Address,
            aud = ClientId,
            sub = grant.Person.Subject,
            nonce = WrongNonce ?? grant.Nonce,
            iat = now,
            exp = now + 60,
        }, IdTokenFields ?? "")))}";
        using var other = SignsWithAnotherKey ? RSA.Create(2048) : null;
        var signature = (other ?? _key).SignData(System.Text.Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static string With<T>(T fields, string more) => JsonSerializer.Serialize(fields)[..^1] + (more.Length == 0 ? "}" : $",{more}}}");

    private static string Encode<T>(T part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
