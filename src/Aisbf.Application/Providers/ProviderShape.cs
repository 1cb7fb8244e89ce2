using System.Text.Json;
using System.Text.Json.Nodes;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Providers;

/// <summary>A provider's document. Its secrets are its key and whatever in an adapter's own settings is named like a credential.</summary>
public sealed class ProviderShape(IProviderTypeCatalog types) : ResourceShape<ProviderDto>
{
    private static readonly string[] Marks = ["key", "token", "secret", "password", "passphrase", "credential", "cookie", "authorization"];

    // Where a credential lies is not the credential: people have to see and edit it.
    private static readonly string[] LocationEnds = ["_file", "_path"];

    public override ResourceKind Kind => ResourceKind.Provider;

    public override ProviderDto Identify(ProviderDto document, string id)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document with { Id = id, Name = string.IsNullOrWhiteSpace(document.Name) ? id : document.Name };
    }

    public override string? Origin(ProviderDto document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ProviderEndpoint.TryGet(document, types.Find(document.Type ?? ""), out var endpoint) ? endpoint.GetLeftPart(UriPartial.Authority) : null;
    }

    public override int CountMembers(ProviderDto document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Models?.Count ?? 0;
    }

    // The machine's files are its operator's: an adapter that reads one for a tenant would give it away.
    internal override Error? FindForbidden(ProviderDto document, Owner owner) =>
        !owner.IsGlobal && LocalFileSettings.Find(document) is { } path
            ? new Error(ErrorCode.InvalidRequest, "Only the operator may name files on the gateway's machine.", path)
            : null;

    protected override ProviderDto Rewrite(ProviderDto document, Func<SecretPlace, string?, string?> replace)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(replace);
        return document with
        {
            ApiKey = replace(Place("api_key"), document.ApiKey),
            AuthConfig = RewriteObject(document.AuthConfig, "auth_config", replace),
            KiroConfig = RewriteObject(document.KiroConfig, "kiro_config", replace),
            KiloConfig = RewriteObject(document.KiloConfig, "kilo_config", replace),
            ClaudeConfig = RewriteObject(document.ClaudeConfig, "claude_config", replace),
            CodexConfig = RewriteObject(document.CodexConfig, "codex_config", replace),
            QwenConfig = RewriteObject(document.QwenConfig, "qwen_config", replace),
            CoderaiConfig = RewriteObject(document.CoderaiConfig, "coderai_config", replace),
            RunpodConfig = RewriteObject(document.RunpodConfig, "runpod_config", replace),
        };
    }

    private static JsonObject? RewriteObject(JsonObject? settings, string path, Func<SecretPlace, string?, string?> replace) =>
        settings is null ? null : (JsonObject)RewriteNode(settings, path, secret: false, replace)!;

    // Everything below a name that looks like a credential counts, so that lists and objects of keys are covered too.
    private static JsonNode? RewriteNode(JsonNode? node, string path, bool secret, Func<SecretPlace, string?, string?> replace) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(
            f.Key, RewriteNode(f.Value, $"{path}.{f.Key}", secret || LooksSecret(f.Key), replace)))),
        JsonArray items => new JsonArray([.. items.Select((item, i) => RewriteNode(item, $"{path}[{i}]", secret, replace))]),
        null when secret => ToNode(replace(Place(path), null)),
        JsonValue value when secret && value.GetValueKind() == JsonValueKind.String => ToNode(replace(Place(path), value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    private static SecretPlace Place(string path) => new(path, path);

    private static JsonValue? ToNode(string? text) => text is null ? null : JsonValue.Create(text);

    private static bool LooksSecret(string name) =>
        Array.Exists(Marks, mark => name.Contains(mark, StringComparison.OrdinalIgnoreCase))
        && !Array.Exists(LocationEnds, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
