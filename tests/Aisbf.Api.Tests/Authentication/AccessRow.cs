using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Authentication;

/// <summary>A route and who may call it.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Route template.</param>
/// <param name="Level">Null when the endpoint says nothing.</param>
/// <param name="IsModelList">An operator may open it.</param>
/// <param name="IsNamespaced">It works in a user's namespace.</param>
internal sealed record AccessRow(string Method, string Path, AccessLevel? Level, bool IsModelList, bool IsNamespaced = false)
{
    private const string Username = "{username}";

    public string Who => Level switch
    {
        AccessLevel.Public => "everybody",
        AccessLevel.Caller => "caller",
        AccessLevel.User => "user",
        AccessLevel.Session => "signed in",
        AccessLevel.Admin => "admin",
        AccessLevel.GlobalAdmin => "global admin",
        _ => throw new InvalidOperationException($"{Method} {Path} has no [Access]."),
    };

    /// <summary>The path with something in place of its parameters.</summary>
    public string Example => Path
        .Replace(Username, "nobody", StringComparison.Ordinal)
        .Replace("{provider_id}", "nobody", StringComparison.Ordinal)
        .Replace("{provider}", "nobody", StringComparison.Ordinal)
        .Replace("{**model_id}", "nobody/nothing", StringComparison.Ordinal)
        .Replace("{id:guid}", "11111111-2222-3333-4444-555555555555", StringComparison.Ordinal)
        .Replace("{username}", "nobody", StringComparison.Ordinal)
        .Replace("{id}", "nobody", StringComparison.Ordinal);

    /// <summary>The status that a kind of caller, all of them the operator's, gets; null when the endpoint itself answers.</summary>
    public int? Refusal(string caller) => (Level, caller) switch
    {
        (AccessLevel.Session, "admin") => 403,
        (_, "none" or "unknown") when IsNamespaced => 401,

        // Who may not enter a namespace is not told whether it is there; without a name, an operator's token has none.
        _ when IsNamespaced => Path.Contains(Username, StringComparison.Ordinal) ? 404 : 403,
        (AccessLevel.Public, _) or (_, "admin") or (AccessLevel.Caller, "api" or "both") => null,
        (_, "none" or "unknown") => 401,
        _ => 403,
    };
}
