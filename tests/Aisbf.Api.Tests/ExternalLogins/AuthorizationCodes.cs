using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>The part of an authorization server that OpenID Connect and GitHub have in common: codes that work once, bound by PKCE.</summary>
internal sealed class AuthorizationCodes(string clientId, string clientSecret)
{
    private readonly ConcurrentDictionary<string, Grant> _grants = new();

    /// <summary>Tokens that were handed out, for whom.</summary>
    public ConcurrentDictionary<string, ExternalPerson> AccessTokens { get; } = new();

    /// <summary>Why the last code was not redeemed.</summary>
    public string? LastFault { get; private set; }

    /// <summary>The browser's way back with a code.</summary>
    public string Grant(IQueryCollection asked, ExternalPerson person)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        _grants[code] = new Grant(person, asked["redirect_uri"].ToString(), asked["code_challenge"].ToString(), asked["code_challenge_method"].ToString(), asked["nonce"]);
        return $"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}";
    }

    /// <summary>Redeems a code, or tells nothing but that it cannot be redeemed.</summary>
    public Grant? Redeem(IFormCollection form)
    {
        var grant = _grants.TryRemove(form["code"].ToString(), out var found) ? found : null;
        LastFault = grant is null ? "unknown code"
            : form["client_id"] != clientId || form["client_secret"] != clientSecret ? "wrong client"
            : form["redirect_uri"] != grant.RedirectUri ? "another redirect_uri"
            : grant.Method != "S256" || Challenge(form["code_verifier"].ToString()) != grant.Challenge ? "wrong verifier"
            : null;
        return LastFault is null ? grant : null;
    }

    public string IssueAccessToken(ExternalPerson person)
    {
        var token = "access-" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        AccessTokens[token] = person;
        return token;
    }

    public ExternalPerson? FindPerson(HttpRequest request) =>
        AccessTokens.GetValueOrDefault(request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal));

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
