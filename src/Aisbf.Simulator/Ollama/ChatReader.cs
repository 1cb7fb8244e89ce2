using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Ollama;

/// <summary>Reads what an Ollama chat wants.</summary>
internal static class ChatReader
{
    public static Ask Read(JsonElement body)
    {
        var last = default(JsonElement);
        var lastUser = "";
        var characters = body.Get("tools"u8).RawLength();
        foreach (var message in body.Items("messages"u8))
        {
            var text = message.Text("content"u8) ?? "";
            characters += text.Length + message.Get("tool_calls"u8).RawLength();
            if (message.Text("role"u8) == "user")
                lastUser = text;
            last = message;
        }

        var format = body.Get("format"u8);
        var think = body.Get("think"u8);
        var options = body.Get("options"u8);
        return new Ask
        {
            LastUserText = lastUser,
            ToolResult = last.Text("role"u8) == "tool" ? last.Text("content"u8) ?? "" : null,
            Tools = [.. body.Items("tools"u8).Select(t => t.Get("function"u8)).Select(f => new ToolOffer(f.Text("name"u8) ?? "", f.Get("parameters"u8)))],
            WantsReasoning = think.ValueKind is JsonValueKind.True or JsonValueKind.String,
            WantsJson = format.ValueKind == JsonValueKind.Object || format.ValueKind == JsonValueKind.String && format.ValueEquals("json"u8),
            OutputSchema = format,
            MaxTokens = options.Int("num_predict"u8) is { } limit and > 0 ? limit : null,
            Stop = options.Get("stop"u8).Strings(),
            InputCharacters = characters,
        };
    }
}
