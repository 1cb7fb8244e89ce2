using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>Calls and results of random conversations still belong together at the vendor, in the order of the calls.</summary>
internal sealed class ToolRoundTripTests
{
    private static readonly string[] Ids = ["call_1", "call/ü", "a b", "x.y", new('z', 90), "call_" + new string('é', 70), "1", "toolu_01", "ANTHROPIC-id", "#"];

    [Test]
    public void Anthropics_results_answer_its_calls([Range(1, 50)] int seed)
    {
        var (request, expected) = Conversation(new Random(seed));
        using var body = JsonDocument.Parse(Codec.Write("Anthropic", request, "claude-sonnet-4-5").Body);
        var messages = body.RootElement.GetProperty("messages").EnumerateArray().ToList();

        for (var i = 0; i < messages.Count; i++) messages[i].GetProperty("role").GetString().ShouldBe(i % 2 == 0 ? "user" : "assistant");
        var calls = messages.SelectMany(Blocks).Where(block => block.GetProperty("type").GetString() == "tool_use").ToList();
        var results = messages.SelectMany(Blocks).Where(block => block.GetProperty("type").GetString() == "tool_result").ToList();

        var ids = calls.Select(call => call.GetProperty("id").GetString()!).ToList();
        ids.ShouldAllBe(id => System.Text.RegularExpressions.Regex.IsMatch(id, "^[A-Za-z0-9_-]{1,64}$"));
        ids.ShouldBeUnique();
        results.Select(result => result.GetProperty("tool_use_id").GetString()).ShouldBe(ids);
        results.Select(result => result.GetProperty("content").GetString()).ShouldBe(expected.Select(call => call.Result));
        calls.Select(call => Compact(call.GetProperty("input"))).ShouldBe(expected.Select(call => call.Arguments));
    }

    [Test]
    public void Googles_results_answer_its_calls([Range(1, 50)] int seed)
    {
        var (request, expected) = Conversation(new Random(seed));
        using var body = JsonDocument.Parse(Codec.Write("Google", request, "gemini-2.5-flash").Body);
        var parts = body.RootElement.GetProperty("contents").EnumerateArray().SelectMany(turn => turn.GetProperty("parts").EnumerateArray()).ToList();
        var calls = Named(parts, "functionCall");
        var results = Named(parts, "functionResponse");

        calls.Select(call => call.GetProperty("name").GetString()).ShouldBe(expected.Select(call => call.Name));
        results.Select(result => result.GetProperty("name").GetString()).ShouldBe(expected.Select(call => call.Name));
        results.Select(result => result.GetProperty("response").GetProperty("output").GetString()).ShouldBe(expected.Select(call => call.Result));
        calls.Select(call => Compact(call.GetProperty("args"))).ShouldBe(expected.Select(call => call.Arguments));
    }

    [Test]
    public void Ollamas_results_name_their_tool([Range(1, 50)] int seed)
    {
        var (request, expected) = Conversation(new Random(seed));
        using var body = JsonDocument.Parse(Codec.Write("Ollama", request, "llama3.2").Body);
        var messages = body.RootElement.GetProperty("messages").EnumerateArray().ToList();
        var results = messages.Where(message => message.GetProperty("role").GetString() == "tool")
            .Select(message => $"{message.GetProperty("tool_name")} {message.GetProperty("content")}");

        results.ShouldBe(expected.Select(call => $"{call.Name} {call.Result}"), ignoreOrder: true);
    }

    private static (string Request, List<(string Name, string Arguments, string Result)> Calls) Conversation(Random random)
    {
        var ids = Ids.ToArray();
        random.Shuffle(ids);
        var messages = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "go" });
        var all = new List<(string, string, string)>();
        var next = 0;
        while (next < ids.Length)
        {
            var round = ids.Skip(next).Take(random.Next(1, 4)).Select(id => (Id: id, Name: $"tool_{random.Next(3)}", Arguments: $$"""{"n":{{random.Next(100)}}}""", Result: $"r{random.Next()}")).ToArray();
            next += round.Length;
            all.AddRange(round.Select(call => (call.Name, call.Arguments, call.Result)));
            messages.Add(new JsonObject
            {
                ["role"] = "assistant",
                ["content"] = random.Next(2) == 0 ? null : "hm",
                ["tool_calls"] = new JsonArray([.. round.Select(call => new JsonObject { ["id"] = call.Id, ["type"] = "function", ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments } })]),
            });
            random.Shuffle(round);
            foreach (var call in round) messages.Add(new JsonObject { ["role"] = "tool", ["tool_call_id"] = call.Id, ["content"] = call.Result });
            if (random.Next(3) == 0) messages.Add(new JsonObject { ["role"] = "user", ["content"] = "and?" });
        }

        return (new JsonObject { ["model"] = "a", ["messages"] = messages }.ToJsonString(), all);
    }

    private static IEnumerable<JsonElement> Blocks(JsonElement message) =>
        message.GetProperty("content") is { ValueKind: JsonValueKind.Array } content ? content.EnumerateArray() : [];

    private static List<JsonElement> Named(List<JsonElement> parts, string name) =>
        [.. parts.Where(part => part.TryGetProperty(name, out _)).Select(part => part.GetProperty(name))];

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
