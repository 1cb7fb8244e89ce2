using System.Text;
using System.Text.Json.Nodes;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Aisbf.Infrastructure.Tests.Providers.Responses;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.OpenAi;

/// <summary>
/// The ways in which servers of OpenAI's dialect number and name the calls of one answer: whichever it is, every client gets
/// the same calls with their own arguments.
/// </summary>
internal sealed class OpenAiCallOrderTests
{
    private const string Quotes = "\u00fc \"}{\" \\ \uD83D\uDE80";

    private static readonly (string Id, string Name, string Arguments)[] Calls =
    [
        ("call_a", "f", new JsonObject { ["text"] = Quotes, ["deep"] = new JsonArray(new JsonObject { ["x"] = 1 }) }.ToJsonString()),
        ("call_b", "g", "{}"),
        ("call_c", "f", "{\"n\":[1,2,{\"y\":\"]}\"}]}"),
    ];

    private static readonly string[] Expected = [.. Calls.Select(call => $"{call.Id} {call.Name} {JsonNode.Parse(call.Arguments)!.ToJsonString()}")];

    /// <summary>By turns: the pieces of all calls are mixed. In order: one call after the other.</summary>
    private static IEnumerable<TestCaseData> Ways()
    {
        yield return Way("numbered from 0, by turns", Mixed((call, first) => Piece(call, first ? Id(call) : null, first ? Name(call) : null)));
        yield return Way("numbered from 3, by turns", Mixed((call, first) => Piece(call + 3, first ? Id(call) : null, first ? Name(call) : null)));
        yield return Way("everything repeated, by turns", Mixed((call, _) => Piece(call, Id(call), Name(call))));
        yield return Way("ids instead of numbers, by turns", Mixed((call, first) => Piece(null, Id(call), first ? Name(call) : null)));
        yield return Way("empty ids after the first, by turns", Mixed((call, first) => Piece(call, first ? Id(call) : "", first ? Name(call) : "")));
        yield return Way("no numbers, in order", InOrder((call, first) => Piece(null, first ? Id(call) : null, first ? Name(call) : null)));
        yield return Way("all numbered 0, in order", InOrder((call, first) => Piece(0, first ? Id(call) : null, first ? Name(call) : null)));
        yield return Way("name late, by turns", Mixed((call, first) => first ? Piece(call, Id(call), null) : Piece(call, null, Name(call))));
        yield return Way("id and name late, by turns", Mixed((call, first) => first ? Piece(call, null, null) : Piece(call, Id(call), Name(call))));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task Every_client_gets_the_calls(string transcript)
    {
        (await TranslateAsync(transcript, Client.Chat)).ShouldSatisfyAllConditions(
            output => JoinedFrames.Read(output).Calls.ShouldBe(Expected, ignoreOrder: true),
            output => JoinedFrames.Read(output).FinishReason.ShouldBe("tool_calls"));
        (await TranslateAsync(transcript, Client.Messages)).ShouldSatisfyAllConditions(
            output => JoinedMessage.Read(output).Calls.ShouldBe(Expected, ignoreOrder: true),
            output => JoinedMessage.Read(output).StopReason.ShouldBe("tool_use"));
        ResponseEvents.Read(await TranslateAsync(transcript, Client.Responses)).Final!["output"]!.AsArray()
            .Select(item => $"{item!["call_id"]} {item["name"]} {JsonNode.Parse(item["arguments"]!.GetValue<string>())!.ToJsonString()}")
            .ShouldBe(Expected, ignoreOrder: true);
    }

    private static async Task<string> TranslateAsync(string transcript, Client client)
    {
        var pumped = await Pumped.TranslateAsync(Dialect.OpenAi, new PieceStream([Encoding.UTF8.GetBytes(transcript)]), writer: client.Writer());
        pumped.Error.ShouldBeNull();
        return pumped.Output;
    }

    private static TestCaseData Way(string name, IEnumerable<JsonObject> pieces)
    {
        var frames = pieces.Select(piece => Frame(new JsonObject { ["tool_calls"] = new JsonArray(piece) }, null)).Append(Frame([], "tool_calls"));
        return new TestCaseData(string.Concat(frames) + "data: [DONE]\n\n").SetArgDisplayNames(name);
    }

    private static string Frame(JsonObject delta, string? reason) =>
        $"data: {new JsonObject { ["id"] = "c", ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = reason }) }.ToJsonString()}\n\n";

    private static string Id(int call) => Calls[call].Id;

    private static string Name(int call) => Calls[call].Name;

    private static JsonObject Piece(int? index, string? id, string? name)
    {
        var piece = new JsonObject { ["function"] = new JsonObject() };
        if (index is not null) piece["index"] = index;
        if (id is not null) piece["id"] = id;
        if (name is not null) piece["function"]!["name"] = name;
        return piece;
    }

    /// <summary>One character of each call's arguments at a time, so that they are cut inside escapes, too.</summary>
    private static IEnumerable<JsonObject> Mixed(Func<int, bool, JsonObject> piece)
    {
        var queues = Calls.Select(call => new Queue<string>(Pieces(call.Arguments))).ToArray();
        for (var turn = 0; queues.Any(queue => queue.Count > 0); turn++)
        {
            for (var call = Calls.Length - 1; call >= 0; call--)
            {
                if (turn == 0) yield return With(piece(call, true), "");
                else if (queues[call].TryDequeue(out var fragment)) yield return With(piece(call, false), fragment);
            }
        }
    }

    private static IEnumerable<JsonObject> InOrder(Func<int, bool, JsonObject> piece) =>
        Enumerable.Range(0, Calls.Length).SelectMany(call => Pieces(Calls[call].Arguments).Prepend("").Select((fragment, i) => With(piece(call, i == 0), fragment)));

    private static IEnumerable<string> Pieces(string arguments) => arguments.EnumerateRunes().Select(rune => rune.ToString());

    private static JsonObject With(JsonObject piece, string fragment)
    {
        piece["function"]!["arguments"] = fragment;
        return piece;
    }
}
