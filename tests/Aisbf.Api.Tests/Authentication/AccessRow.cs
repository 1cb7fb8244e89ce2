using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Authentication;

/// <summary>A route and who may call it.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Route template.</param>
/// <param name="Level">Null when the endpoint says nothing.</param>
internal sealed record AccessRow(string Method, string Path, AccessLevel? Level)
{
    private const string Username = "{username}";

    /// <summary>An operator may open it.</summary>
    public bool IsModelList { get; init; }

    /// <summary>It leads to what a provider has besides models.</summary>
    public bool IsRelay { get; init; }

    /// <summary>It works in a user's namespace.</summary>
    public bool IsNamespaced { get; init; }

    /// <summary>Nobody may do it as somebody else.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>What the query may say.</summary>
    public IReadOnlyList<string> QueryParameters { get; init; } = [];

    /// <summary>The path names the namespace.</summary>
    public bool NamesNamespace => IsNamespaced && Path.Contains(Username, StringComparison.Ordinal);

    /// <summary>Its clients read errors in Anthropic's dialect.</summary>
    public bool SpeaksAnthropics => Path.EndsWith("/messages", StringComparison.Ordinal) || Path.EndsWith("/count_tokens", StringComparison.Ordinal);

    /// <summary>Its clients read errors in Ollama's dialect.</summary>
    public bool SpeaksOllamas => Path is "/api/tags" or "/api/show" or "/api/ps";

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

    /// <summary>The path with something in place of its parameters, and a person's name in place of the namespace's.</summary>
    public string Example(string username) => Path
        .Replace(Username, IsNamespaced ? username : "nobody", StringComparison.Ordinal)
        .Replace("{provider_id}", "nobody", StringComparison.Ordinal)
        .Replace("{provider}", "nobody", StringComparison.Ordinal)
        .Replace("{**path}", "nothing", StringComparison.Ordinal)
        .Replace("{content_id}", "nothing", StringComparison.Ordinal)
        .Replace("{**model_id}", "nobody/nothing", StringComparison.Ordinal)
        .Replace("{id:guid}", "11111111-2222-3333-4444-555555555555", StringComparison.Ordinal)
        .Replace("{id}", "nobody", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}";
}
