using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Gateway;

/// <summary>
/// Finds in a request what makes an upstream answer with another model than the field <c>model</c> names. A token that is limited to
/// some models may not send it: only that field is compared with what the token allows.
/// </summary>
internal static class ModelSelectors
{
    private const string Model = "model";
    private const string Tools = "tools";

    // Without regard to case, - and _.
    private static readonly HashSet<string> Exact = new(StringComparer.Ordinal)
    {
        "preset", // OpenRouter: a stored choice of model and parameters.
        "engine", "engineid", // OpenAI's former name for a model.
        "inferenceprofile", "inferenceprofileid", "inferenceprofilearn", // Bedrock: stands for a model.
        "agentid", "assistantid", "botid", // A stored assistant brings its model.
        "extraheaders", "extraquery", // LiteLLM: sent on as headers and in the address, where gateways behind it take a choice of model.
        "promptid", // LiteLLM: a stored prompt may bring its model.
        "apibase", "baseurl", "apikey", "customllmprovider", "userconfig", "litellmparams", // LiteLLM: whom the upstream calls instead.
    };

    // OpenRouter: other hosts of the same model; LiteLLM: none at all.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal) { "allowfallbacks", "disablefallbacks" };

    // OpenRouter's route, routers and their settings; adapters are other weights on the same server.
    private static readonly string[] Prefixes = ["rout", "lora", "adapter"];

    // models, fallback_models, draft_model, model_list …; fallbacks, context_window_fallbacks …; Azure's deployment.
    private static readonly string[] Parts = [Model, "fallback", "deployment"];

    // What the conversation, its schemas and its labels say is not read by whoever picks a model.
    private static readonly HashSet<string> Contents = new(StringComparer.Ordinal)
    {
        "messages", "input", "prompt", "suffix", "query", "documents", "system", "instructions", "contents", "content", "prediction", "image", "mask",
        "metadata", "user", "stop", "logitbias", "variables", "arguments", "chattemplatekwargs",
        "functions", "function", "toolchoice", "responseformat", "text", "format", "schema", "jsonschema", "inputschema", "responseschema",
        "guidedjson", "guidedchoice", "structuredoutputs", "json",
    };

    // LiteLLM reads a list of models, of which it asks all.
    private static readonly Error SeveralModels = new(
        ErrorCode.PermissionDenied, "This token is limited to some models, so a request may name one model only, without a comma.", Model);

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = RequestPeeker.MaxDepth };

    /// <summary>What to answer to a request of a token that is limited to some models, or null.</summary>
    public static Error? Check(TokenLimits limits, RequestBody body, RequestPeek peek) =>
        limits.AllowsEveryModel ? null
        : peek.Model.Contains(',', StringComparison.Ordinal) ? SeveralModels
        : (peek.ModelSelector ?? (body is PooledBody json ? Find(json.Memory) : null)) is { } place ? Refuse(place)
        : null;

    /// <summary>The place of the first selector in a JSON request, or null.</summary>
    public static string? Find(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name != Model && FindIn(property, property.Name) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate in a name: nobody can say what an upstream makes of it.
            return "a field whose name is not valid text";
        }
    }

    /// <summary>Whether the name of a form's field is one, such as <c>models[]</c> or <c>extra_body[model]</c>.</summary>
    public static bool IsInForm(string name)
    {
        if (name == Model)
        {
            return false;
        }

        var path = name.Split('[', ']', '.');
        return Array.Exists(path, IsSelector) || path[0].Length > 0 && Normalize(path[0]) == "extrabody";
    }

    private static Error Refuse(string place) => new(
        ErrorCode.PermissionDenied,
        $"This token is limited to some models, so a request may name its model in the field 'model' only, not in '{Printable.Of(place)}'.",
        Printable.Of(place));

    private static string? FindIn(JsonProperty property, string place)
    {
        var name = Normalize(property.Name);
        return IsNormalizedSelector(name) ? place
            : Contents.Contains(name) ? null
            : name == Tools ? FindInTools(property.Value, place)
            : FindIn(property.Value, place);
    }

    private static string? FindIn(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (FindIn(property, $"{place}.{property.Name}") is { } found)
                {
                    return found;
                }
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var i = 0;
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind is JsonValueKind.Object or JsonValueKind.Array && FindIn(item, $"{place}[{i}]") is { } found)
                {
                    return found;
                }

                i++;
            }
        }

        return null;
    }

    // The parameters of a function are the caller's own schema; those of an upstream's own tool may name a model.
    private static string? FindInTools(JsonElement tools, string place)
    {
        if (tools.ValueKind != JsonValueKind.Array)
        {
            return FindIn(tools, place);
        }

        var i = 0;
        foreach (var tool in tools.EnumerateArray())
        {
            var at = $"{place}[{i++}]";
            var isUpstreams = IsUpstreamsTool(tool);
            foreach (var property in tool.ValueKind == JsonValueKind.Object ? tool.EnumerateObject() : default)
            {
                var name = Normalize(property.Name);
                var found = isUpstreams ? FindIn(property, $"{at}.{property.Name}") : IsNormalizedSelector(name) ? $"{at}.{property.Name}" : null;
                if (found is not null)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static bool IsUpstreamsTool(JsonElement tool) => tool.ValueKind == JsonValueKind.Object
        && tool.EnumerateObject().Any(p => p.NameEquals("type"u8) && !(p.Value.ValueEquals("function"u8) || p.Value.ValueEquals("custom"u8)));

    private static bool IsSelector(string name) => IsNormalizedSelector(Normalize(name));

    private static bool IsNormalizedSelector(string name) =>
        !Harmless.Contains(name)
        && (Exact.Contains(name)
            || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            || Array.Exists(Parts, part => name.Contains(part, StringComparison.Ordinal)));

    private static string Normalize(string name) => FieldSpelling.Fold(name).Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
