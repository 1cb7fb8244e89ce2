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
    public override ResourceKind Kind => ResourceKind.Provider;

    public override ProviderDto Identify(ProviderDto document, string id)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document with { Id = id, Name = string.IsNullOrWhiteSpace(document.Name) ? id : document.Name };
    }

    public override string? Origin(ProviderDto document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!ProviderEndpoint.TryGet(document, types.Find(document.Type ?? ""), out var endpoint))
        {
            return null;
        }

        // Without TLS a proxy sees the key.
        var origin = endpoint.GetLeftPart(UriPartial.Authority);
        return endpoint.Scheme == Uri.UriSchemeHttp && ProviderEndpoint.TryParse(document.Proxy, out var proxy)
            ? $"{origin} through {proxy.GetLeftPart(UriPartial.Authority)}"
            : origin;
    }

    public override int CountMembers(ProviderDto document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Models?.Count ?? 0;
    }

    // The machine's files are its operator's: an adapter that reads one for a tenant would give it away.
    // So is the network: where a proxy connects to, nobody here can check.
    internal override Error? FindForbidden(ProviderDto document, Owner owner)
    {
        if (owner.IsGlobal)
        {
            return null;
        }

        return LocalFileSettings.Find(document) is { } path
            ? new Error(ErrorCode.InvalidRequest, "Only the operator may name files on the gateway's machine.", path)
            : string.IsNullOrEmpty(document.Proxy) ? null : new Error(ErrorCode.InvalidRequest, "Only the operator's providers may name a proxy.", "proxy");
    }

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
            f.Key, RewriteNode(f.Value, $"{path}.{f.Key}", secret || SecretNames.LooksSecret(f.Key), replace)))),
        JsonArray items => new JsonArray([.. items.Select((item, i) => RewriteNode(item, $"{path}[{i}]", secret, replace))]),
        null when secret => ToNode(replace(Place(path), null)),
        JsonValue value when secret && value.GetValueKind() == JsonValueKind.String => ToNode(replace(Place(path), value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    private static SecretPlace Place(string path) => new(path, path);

    private static JsonValue? ToNode(string? text) => text is null ? null : JsonValue.Create(text);
}
