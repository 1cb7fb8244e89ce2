using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>
/// A request with every field there is: each leaf of it has to arrive at the vendor, or be named as lost.
/// </summary>
internal sealed partial class NothingIsLostTests
{
    private static readonly string Request = File.ReadAllText(Path.Combine(GoldenFile.Folder("."), "maximal.json"));

    [TestCase("Anthropic", "claude-sonnet-4-5")]
    [TestCase("Anthropic", "claude-opus-4-7")]
    [TestCase("Google", "gemini-2.5-flash")]
    [TestCase("Google", "gemini-3-pro")]
    [TestCase("Ollama", "llama3.2")]
    [TestCase("Ollama", "gpt-oss")]
    [TestCase("OpenAi", "gpt-4o")]
    [TestCase("OpenAi", "gpt-5.2")]
    public void Every_leaf_is_carried_or_named(string vendor, string model)
    {
        var (body, dropped) = Codec.Write(vendor, Request, model);
        using var sent = JsonDocument.Parse(body);
        // Where a vendor has one text for what were several, they are its lines.
        var values = Leaves(sent.RootElement, "").SelectMany(leaf => Inner(leaf.Value)).SelectMany(value => value.Split('\n')).ToHashSet();

        using var asked = JsonDocument.Parse(Request);
        var lost = Leaves(asked.RootElement, "")
            .Where(leaf => !Structural().IsMatch(leaf.Path) && !IsNamed(leaf.Path, dropped) && !IsCarried(leaf.Value, values))
            .Select(leaf => leaf.Path);

        lost.ShouldBeEmpty();
    }

    [TestCase("Anthropic", "claude-sonnet-4-5")]
    [TestCase("Google", "gemini-2.5-flash")]
    [TestCase("Ollama", "llama3.2")]
    [TestCase("OpenAi", "gpt-4o")]
    public void What_is_named_was_asked_for(string vendor, string model)
    {
        var (_, dropped) = Codec.Write(vendor, Request, model);
        using var asked = JsonDocument.Parse(Request);
        var paths = Leaves(asked.RootElement, "").Select(leaf => leaf.Path).ToList();

        dropped.ShouldAllBe(name => paths.Exists(path => IsNamed(path, new[] { name })));
        dropped.ShouldBeUnique();
    }

    [TestCase("Anthropic", "claude-sonnet-4-5")]
    [TestCase("Google", "gemini-2.5-flash")]
    [TestCase("Ollama", "llama3.2")]
    [TestCase("OpenAi", "gpt-4o")]
    public void What_holds_anyway_is_not_lost(string vendor, string model)
    {
        const string request = """
            {"model":"a","messages":[{"role":"user","content":"x","name":null}],"n":1,"presence_penalty":0,"frequency_penalty":0,"logit_bias":{},"logprobs":false,
             "top_logprobs":null,"store":false,"service_tier":"auto","metadata":{},"parallel_tool_calls":true,"response_format":{"type":"text"},
             "tools":[{"type":"function","function":{"name":"f","strict":false}}],"tool_choice":"auto","stream":false,"user":null}
            """;

        Codec.Write(vendor, request, model).Dropped.ShouldBeEmpty();
    }

    /// <summary>The plain copy of reasoning is lost with its details. A name covers all that is below it.</summary>
    private static bool IsNamed(string path, IEnumerable<string> dropped) => dropped.Any(name =>
        name == path.Replace(".reasoning_content", ".reasoning_details[0]", StringComparison.Ordinal) || path.StartsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[name.Length] is '.' or '['));

    private static bool IsCarried(string value, HashSet<string> sent)
    {
        var data = value.StartsWith("data:", StringComparison.Ordinal) ? value[(value.IndexOf(',', StringComparison.Ordinal) + 1)..] : value;
        if (sent.Contains(data) || sent.Contains(value)) return true;
        if (!value.StartsWith('{')) return false;

        using var inner = JsonDocument.Parse(value);
        return Leaves(inner.RootElement, "").All(leaf => sent.Contains(leaf.Value));
    }

    /// <summary>The text, and what it says if it is JSON: a tool call's arguments are text at OpenAI.</summary>
    private static IEnumerable<string> Inner(string value)
    {
        if (!value.StartsWith('{')) return [value];

        using var inner = JsonDocument.Parse(value);
        return [value, .. Leaves(inner.RootElement, "").Select(leaf => leaf.Value)];
    }

    private static IEnumerable<(string Path, string Value)> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => Leaves(e, $"{path}[{i}]")),
        JsonValueKind.String => [(path, element.GetString()!)],
        JsonValueKind.Number => [(path, element.GetDouble().ToString("R", null))],
        _ => [(path, element.GetRawText())],
    };

    /// <summary>
    /// Leaves that say what something is, and are carried by its place; the copy of the reasoning that its details repeat;
    /// the name of the answer's schema; and who signed, which we wrote ourselves.
    /// </summary>
    [GeneratedRegex(@"^model$|^stream$|^stream_options\.include_usage$|\.role$|(?<!cache_control)\.type$|^tool_choice$|\.input_audio\.format$"
        + @"|^response_format\.json_schema\.name$|\.reasoning_details\[\d\]\.(format|index)$|^reasoning\.max_tokens$|^parallel_tool_calls$"
        + @"|\.is_error$|^response_format\.json_schema\.strict$|\.function\.strict$")]
    private static partial Regex Structural();
}
