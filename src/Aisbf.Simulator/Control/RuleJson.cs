using System.Text.Json;
using Aisbf.Simulator.Rules;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Control;

/// <summary>Rules as JSON: <c>{"sim":"status=429","dialect":"openai","model":"gpt-*","path":"*","key":"…","times":2}</c>, one or an array.</summary>
internal static class RuleJson
{
    /// <exception cref="FormatException">A property is unknown or has the wrong type, or the words are not in the vocabulary.</exception>
    public static IReadOnlyList<SimRule> Read(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(ReadOne)] : [ReadOne(json)];

    public static void Write(Utf8JsonWriter json, IReadOnlyList<(SimRule Rule, int? Left)> rules)
    {
        json.WriteStartArray();
        foreach (var (rule, left) in rules)
        {
            json.WriteStartObject();
            json.WriteString("sim"u8, rule.Sim);
            json.WriteString("dialect"u8, rule.Dialect?.ToString().ToLowerInvariant());
            json.WriteString("model"u8, rule.Model);
            json.WriteString("path"u8, rule.Path);
            json.WriteString("key"u8, rule.Key);
            if (left is { } times)
                json.WriteNumber("times"u8, times);
            else
                json.WriteNull("times"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static SimRule ReadOne(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("A rule is a JSON object.");
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name is not ("sim" or "dialect" or "model" or "path" or "key" or "times"))
                throw new FormatException($"A rule has no '{property.Name}'. It has: sim, dialect, model, path, key, times.");
        }

        var times = json.Int("times"u8);
        if (times is <= 0 || (times is null && json.Has("times"u8)))
            throw new FormatException("'times' is a whole number from 1, or absent for every request.");
        return new SimRule(json.Text("sim"u8) ?? throw new FormatException("A rule needs 'sim', the words of the vocabulary."))
        {
            Dialect = json.Text("dialect"u8) is { } dialect ? ReadDialect(dialect) : null,
            Model = json.Text("model"u8),
            Path = json.Text("path"u8),
            Key = json.Text("key"u8),
            Times = times,
        };
    }

    private static Dialect ReadDialect(string name) => Enum.TryParse<Dialect>(name, ignoreCase: true, out var dialect) && Enum.IsDefined(dialect)
        ? dialect
        : throw new FormatException($"No dialect is called '{name}'. There are: openai, anthropic, google, ollama.");
}
