using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Reads what a Messages request wants.</summary>
internal static class MessagesReader
{
    public static Ask Read(JsonElement body)
    {
        var lastUser = "";
        string? result = null;
        var characters = body.Get("tools"u8).RawLength() + body.Get("system"u8).Content().Length;
        foreach (var message in body.Items("messages"u8))
        {
            var content = message.Get("content"u8);
            characters += content.ContentLength();
            result = null;
            if (message.Text("role"u8) != "user")
                continue;
            var results = content.Items().Where(b => b.Text("type"u8) == "tool_result").Select(ResultText).ToList();
            var text = content.Content();
            if (results.Count > 0)
                result = string.Join(" | ", results);
            if (text.Length > 0)
                lastUser = text;
        }

        var choice = body.Get("tool_choice"u8);
        var format = body.Get("output_config"u8).Get("format"u8) is { ValueKind: JsonValueKind.Object } nested ? nested : body.Get("output_format"u8);
        return new Ask
        {
            LastUserText = lastUser,
            ToolResult = result,
            Tools = [.. body.Items("tools"u8).Select(t => new ToolOffer(t.Text("name"u8) ?? "", t.Get("input_schema"u8)))],
            ToolChoice = choice.Text("type"u8) switch
            {
                "none" => ToolChoice.None,
                "tool" => ToolChoice.Named(choice.Text("name"u8)),
                _ => ToolChoice.Auto,
            },
            ParallelTools = !choice.IsTrue("disable_parallel_tool_use"u8),
            WantsReasoning = body.Get("thinking"u8).Text("type"u8) is "enabled" or "adaptive",
            WantsJson = format.Text("type"u8) == "json_schema",
            OutputSchema = format.Get("schema"u8),
            MaxTokens = body.Int("max_tokens"u8),
            Stop = body.Get("stop_sequences"u8).Strings(),
            InputCharacters = characters,
        };
    }

    private static string ResultText(JsonElement block) => block.Get("content"u8).Content();
}
