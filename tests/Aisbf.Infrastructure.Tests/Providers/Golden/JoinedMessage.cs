using System.Text;
using System.Text.Json;

namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>
/// What a client of Anthropic's dialect holds at the end. Reads streams as the strictest client would: one block at a time,
/// counted from 0, each delta of its block's kind, and nothing after the end.
/// </summary>
internal sealed record JoinedMessage(string Text, string Thinking, IReadOnlyList<string> Signatures, IReadOnlyList<string> Calls, string StopReason, string Usage)
{
    private static readonly Dictionary<string, string[]> DeltasOf = new()
    {
        ["text"] = ["text_delta"],
        ["thinking"] = ["thinking_delta", "signature_delta"],
        ["redacted_thinking"] = [],
        ["tool_use"] = ["input_json_delta"],
    };

    public static JoinedMessage Read(string events)
    {
        var blocks = new List<(JsonElement Start, StringBuilder Content, StringBuilder Signature)>();
        var types = new List<string>();
        string? open = null;
        var (stopReason, usage) = ("", "");
        foreach (var frame in events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = frame.Split('\n');
            lines.Length.ShouldBe(2, frame);
            var data = JsonDocument.Parse(lines[1]["data: ".Length..]).RootElement;
            var type = data.GetProperty("type").GetString()!;
            lines[0].ShouldBe($"event: {type}");
            types.Add(type);
            switch (type)
            {
                case "content_block_start":
                    open.ShouldBeNull(frame);
                    data.GetProperty("index").GetInt32().ShouldBe(blocks.Count);
                    open = data.GetProperty("content_block").GetProperty("type").GetString()!;
                    blocks.Add((data.GetProperty("content_block"), new StringBuilder(), new StringBuilder()));
                    break;
                case "content_block_delta":
                    data.GetProperty("index").GetInt32().ShouldBe(blocks.Count - 1);
                    var delta = data.GetProperty("delta");
                    var kind = delta.GetProperty("type").GetString()!;
                    DeltasOf[open.ShouldNotBeNull(frame)].ShouldContain(kind);
                    var value = delta.EnumerateObject().Last().Value.GetString()!;
                    (kind == "signature_delta" ? blocks[^1].Signature : blocks[^1].Content).Append(value);
                    break;
                case "content_block_stop":
                    open.ShouldNotBeNull(frame);
                    data.GetProperty("index").GetInt32().ShouldBe(blocks.Count - 1);
                    open = null;
                    break;
                case "message_delta":
                    open.ShouldBeNull(frame);
                    stopReason = data.GetProperty("delta").GetProperty("stop_reason").GetString()!;
                    usage = data.GetProperty("usage").GetRawText();
                    break;
            }
        }

        types[0].ShouldBe("message_start");
        types.Count(type => type == "message_start").ShouldBe(1);
        types[^2..].ShouldBe(["message_delta", "message_stop"]);
        types.Count(type => type is "message_delta" or "message_stop").ShouldBe(2);
        return Of(
            blocks.Select(block => (block.Start, block.Content.ToString(), block.Signature.ToString())), stopReason, usage);
    }

    public static JoinedMessage OfWhole(JsonElement message)
    {
        message.GetProperty("type").GetString().ShouldBe("message");
        var blocks = message.GetProperty("content").EnumerateArray().Select(block => block.GetProperty("type").GetString() switch
        {
            "text" => (block, block.GetProperty("text").GetString()!, ""),
            "thinking" => (block, block.GetProperty("thinking").GetString()!, block.GetProperty("signature").GetString()!),
            "tool_use" => (block, block.GetProperty("input").GetRawText(), ""),
            _ => (block, "", ""),
        });
        return Of(blocks, message.GetProperty("stop_reason").GetString()!, message.GetProperty("usage").GetRawText());
    }

    private static JoinedMessage Of(IEnumerable<(JsonElement Block, string Content, string Signature)> blocks, string stopReason, string usage)
    {
        var all = blocks.Select(block => (Type: block.Block.GetProperty("type").GetString(), block.Block, block.Content, block.Signature)).ToList();
        var signatures = all.Where(block => block.Type is "thinking" or "redacted_thinking")
            .Select(block => block.Type == "thinking" ? block.Signature : block.Block.GetProperty("data").GetString()!);
        signatures = signatures.ToList();
        signatures.ShouldAllBe(signature => signature.Length > 0);
        return new JoinedMessage(
            string.Concat(all.Where(block => block.Type == "text").Select(block => block.Content)),
            string.Concat(all.Where(block => block.Type == "thinking").Select(block => block.Content)),
            [.. signatures],
            [.. all.Where(block => block.Type == "tool_use").Select(block => Call(block.Block, block.Content))],
            stopReason,
            usage);
    }

    /// <summary>The input has to be an object; how it is spaced does not matter.</summary>
    private static string Call(JsonElement block, string input)
    {
        using var document = JsonDocument.Parse(input.Length == 0 ? "{}" : input);
        document.RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        return $"{block.GetProperty("id").GetString()} {block.GetProperty("name").GetString()} {JsonSerializer.Serialize(document.RootElement)}";
    }
}
