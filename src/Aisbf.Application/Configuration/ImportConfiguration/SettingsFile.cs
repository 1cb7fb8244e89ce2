using System.Text.Json;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>
/// The file of an installation's settings, <c>aisbf.json</c>. Settings are not taken from it, because they are this
/// installation's own here; its tokens may be.
/// </summary>
internal static class SettingsFile
{
    private static readonly Dictionary<string, string> Counterparts = new(StringComparer.Ordinal)
    {
        ["server"] = "set ASPNETCORE_URLS, and Aisbf:Server; TLS is the business of a proxy in front",
        ["database"] = "set Aisbf:Database and ConnectionStrings:Aisbf",
        ["dashboard"] = "set Aisbf:Administrator; a password is not taken over",
        ["signup"] = "set Aisbf:Accounts",
        ["smtp"] = "set Aisbf:Mail",
        ["oauth2"] = "set Aisbf:ExternalLogins",
        ["internal_model"] = "name a rotation or 'provider/model' as the selection_model of an autoselect",
    };

    /// <summary>Whether a body has what this file alone has: lists of tokens.</summary>
    public static bool Is(JsonElement body) =>
        Find(body, "auth", "tokens") is not null || Find(body, "mcp", "autoselect_tokens") is not null || Find(body, "mcp", "fullconfig_tokens") is not null;

    /// <summary>The values of <c>auth.tokens</c>.</summary>
    public static IReadOnlyList<JsonElement> Tokens(JsonElement body) => Find(body, "auth", "tokens") is { } list ? [.. list.EnumerateArray()] : [];

    /// <summary>What is in the file and is not taken, by name, and what to do instead. Never a value.</summary>
    /// <param name="body">The file.</param>
    /// <param name="tokensTaken">The list of tokens is reported elsewhere.</param>
    public static IEnumerable<string> PassedOver(JsonElement body, bool tokensTaken)
    {
        foreach (var part in body.EnumerateObject())
        {
            switch (part.Name)
            {
                case "auth":
                    if (!tokensTaken)
                    {
                        yield return $"auth.tokens: {Tokens(body).Count} found and not taken over; the operator imports the file with ?tokens=true to go on with them.";
                    }

                    yield return "auth.enabled: not taken over; Aisbf:Authentication:Enabled decides whether tokens are asked for.";
                    break;
                case "mcp":
                    yield return "mcp: there is no MCP endpoint yet, so its tokens are not taken over.";
                    break;
                default:
                    yield return Counterparts.TryGetValue(part.Name, out var counterpart) ? $"{part.Name}: not taken over; {counterpart}." : part.Name;
                    break;
            }
        }
    }

    private static JsonElement? Find(JsonElement body, string part, string list) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty(part, out var section) && section.ValueKind == JsonValueKind.Object
        && section.TryGetProperty(list, out var values) && values.ValueKind == JsonValueKind.Array
            ? values
            : null;
}
