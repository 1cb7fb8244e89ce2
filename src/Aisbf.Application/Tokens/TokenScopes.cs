using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Tokens;

/// <summary>The names that scopes have on the wire.</summary>
public static class TokenScopes
{
    private static readonly KeyValuePair<string, TokenScope>[] Known =
    [
        new("api", TokenScope.Api),
        new("mcp", TokenScope.Mcp),
        new("both", TokenScope.Api | TokenScope.Mcp),
        new("admin", TokenScope.Admin | TokenScope.Api | TokenScope.Mcp),
    ];

    public static IEnumerable<string> Names => Known.Select(k => k.Key);

    /// <summary>The scope with this name, or null.</summary>
    public static TokenScope? Find(string? name)
    {
        foreach (var (key, scope) in Known)
        {
            if (key == name)
            {
                return scope;
            }
        }

        return null;
    }

    /// <summary>The name of a scope; of one that has none, its flags.</summary>
    public static string NameOf(TokenScope scope)
    {
        foreach (var (key, value) in Known)
        {
            if (value == scope)
            {
                return key;
            }
        }

        return scope.ToString();
    }
}
