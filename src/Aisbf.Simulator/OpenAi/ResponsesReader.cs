using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Reads what a request for a response wants.</summary>
internal static class ResponsesReader
{
    public static Ask Read(JsonElement body)
    {
        var input = body.Get("input"u8);
        var lastUser = input.ValueKind == JsonValueKind.String ? input.GetString()! : "";
        long characters = body.Get("tools"u8).RawLength() + body.Get("instructions"u8).RawLength() + input.RawLength();
        var last = default(JsonElement);
        foreach (var item in input.Items())
        {
            if (item.Text("role"u8) == "user")
                lastUser = item.Get("content"u8).Content();
            last = item;
        }

        var format = body.Get("text"u8).Get("format"u8);
        return new Ask
        {
            LastUserText = lastUser,
            ToolResult = last.Text("type"u8) == "function_call_output" ? last.Get("output"u8).Content() : null,
            Tools = [.. body.Items("tools"u8).Where(t => t.Text("type"u8) == "function").Select(t => new ToolOffer(t.Text("name"u8) ?? "", t.Get("parameters"u8)))],
            ToolChoice = Choice(body.Get("tool_choice"u8)),
            ParallelTools = !body.IsFalse("parallel_tool_calls"u8),
            WantsReasoning = body.Get("reasoning"u8).Text("effort"u8) is { } effort && effort != "none",
            WantsJson = format.Text("type"u8) is "json_object" or "json_schema",
            OutputSchema = format.Get("schema"u8),
            MaxTokens = body.Int("max_output_tokens"u8),
            InputCharacters = characters,
        };
    }

    private static ToolChoice Choice(JsonElement choice) => choice.ValueKind switch
    {
        JsonValueKind.String when choice.ValueEquals("none"u8) => ToolChoice.None,
        JsonValueKind.Object when choice.Text("type"u8) == "function" => ToolChoice.Named(choice.Text("name"u8)),
        _ => ToolChoice.Auto,
    };
}
