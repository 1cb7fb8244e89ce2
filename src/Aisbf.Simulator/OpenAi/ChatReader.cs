using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Reads what a chat completion request wants.</summary>
internal static class ChatReader
{
    public static Ask Read(JsonElement body)
    {
        var messages = body.Get("messages"u8);
        var last = default(JsonElement);
        var lastUser = "";
        var characters = body.Get("tools"u8).RawLength();
        foreach (var message in messages.Items())
        {
            var text = message.Get("content"u8).Content();
            characters += message.Get("content"u8).ContentLength() + message.Get("tool_calls"u8).RawLength();
            if (message.Text("role"u8) == "user")
                lastUser = text;
            last = message;
        }

        var format = body.Get("response_format"u8);
        return new Ask
        {
            LastUserText = lastUser,
            ToolResult = last.Text("role"u8) is "tool" or "function" ? last.Get("content"u8).Content() : null,
            Tools = [.. body.Items("tools"u8).Select(t => t.Get("function"u8)).Select(f => new ToolOffer(f.Text("name"u8) ?? "", f.Get("parameters"u8)))],
            ToolChoice = Choice(body.Get("tool_choice"u8)),
            ParallelTools = !body.IsFalse("parallel_tool_calls"u8),
            WantsReasoning = body.Text("reasoning_effort"u8) is { } effort && effort != "none",
            WantsJson = format.Text("type"u8) is "json_object" or "json_schema",
            OutputSchema = format.Get("json_schema"u8).Get("schema"u8),
            MaxTokens = body.Int("max_completion_tokens"u8) ?? body.Int("max_tokens"u8),
            Stop = body.Get("stop"u8).Strings(),
            InputCharacters = characters,
        };
    }

    private static ToolChoice Choice(JsonElement choice) => choice.ValueKind switch
    {
        JsonValueKind.String when choice.ValueEquals("none"u8) => ToolChoice.None,
        JsonValueKind.Object => ToolChoice.Named(choice.Get("function"u8).Text("name"u8)),
        _ => ToolChoice.Auto,
    };
}
