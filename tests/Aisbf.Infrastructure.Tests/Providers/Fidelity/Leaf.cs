using System.Text.Json.Nodes;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>One value of a JSON document that is judged as a whole.</summary>
/// <param name="Steps">The names and indexes that lead to it.</param>
/// <param name="Path">Where it stands, as the dialect spells it.</param>
/// <param name="Field">The same for a table: without indexes, with the kind of what it stands in.</param>
/// <param name="Value">The value.</param>
internal sealed record Leaf(IReadOnlyList<object> Steps, string Path, string Field, JsonNode? Value)
{
    /// <summary>What an object is given to be another; JSON Schema knows it too.</summary>
    public const string Added = "default";

    private static readonly string[] Words = ["none", "auto", "disabled"];

    /// <summary>A made-up name that stands for all that we do not know.</summary>
    public const string UnknownName = "odd";

    public bool IsUnknown => Steps.Contains(UnknownName) || Field.Contains($"[{UnknownName}]", StringComparison.Ordinal);

    /// <summary>It is a text of JSON.</summary>
    public bool IsJson => Value is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith('{');

    /// <summary>The documents in which only this value is another, as far as one can tell what another might be.</summary>
    public IEnumerable<JsonNode> Changed(JsonNode root)
    {
        foreach (var other in Others())
        {
            var copy = root.DeepClone();
            Set(copy, other);
            yield return copy;
        }
    }

    /// <summary>The document without it.</summary>
    public JsonNode Removed(JsonNode root)
    {
        var copy = root.DeepClone();
        var parent = Parent(copy);
        if (parent is JsonArray array) array.RemoveAt((int)Steps[^1]);
        else parent.AsObject().Remove((string)Steps[^1]);
        return copy;
    }

    /// <summary>The path without indexes.</summary>
    public static string Collapse(IEnumerable<object> steps) =>
        string.Concat(steps.Select(step => step is string name ? $".{name}" : "[]")).TrimStart('.');

    private IEnumerable<JsonNode> Others()
    {
        switch (Value)
        {
            case JsonObject given:
                var more = given.DeepClone().AsObject();
                more[Added] = "more";
                yield return more;
                break;
            case JsonArray given:
                yield return new JsonArray([.. given.Select(element => element?.DeepClone()), "more"]);
                break;
            case JsonValue value when value.TryGetValue<bool>(out var flag):
                yield return !flag;
                break;
            case JsonValue value when value.TryGetValue<int>(out var whole):
                yield return whole + 1;
                break;
            case JsonValue value when value.TryGetValue<double>(out var number):
                yield return number + 0.01;
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                // JSON stays JSON, and base64 stays base64. Where only some words will do, one of the last is another.
                if (IsJson) yield return """{"more":true}""";
                yield return text + "x";
                yield return text + "AAAA";
                foreach (var word in Words) yield return word;
                break;
        }
    }

    private void Set(JsonNode root, JsonNode value)
    {
        var parent = Parent(root);
        if (parent is JsonArray array) array[(int)Steps[^1]] = value;
        else parent[(string)Steps[^1]] = value;
    }

    private JsonNode Parent(JsonNode root) =>
        Steps.SkipLast(1).Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
}
