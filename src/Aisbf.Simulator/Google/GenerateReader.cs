using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Google;

/// <summary>Reads what a generateContent request wants.</summary>
internal static class GenerateReader
{
    public static Ask Read(JsonElement body)
    {
        var lastUser = "";
        string? result = null;
        var characters = body.Field("tools").RawLength() + body.Field("systemInstruction").Get("parts"u8).Content().Length;
        foreach (var content in body.Items("contents"u8))
        {
            var text = content.Get("parts"u8).Content();
            characters += content.Get("parts"u8).ContentLength();
            result = null;
            if (content.Text("role"u8) == "model")
                continue;
            var responses = content.Items("parts"u8).Select(p => p.Field("functionResponse")).Where(r => r.ValueKind == JsonValueKind.Object).ToList();
            if (responses.Count > 0)
                result = string.Join(" | ", responses.Select(r => r.Get("response"u8).GetRawText()));
            if (text.Length > 0)
                lastUser = text;
        }

        var config = body.Field("generationConfig");
        var schema = config.Field("responseSchema") is { ValueKind: JsonValueKind.Object } own ? own : config.Field("responseJsonSchema");
        return new Ask
        {
            LastUserText = lastUser,
            ToolResult = result,
            Tools = [.. body.Items("tools"u8).SelectMany(t => t.Field("functionDeclarations").Items()).Select(Offer)],
            ToolChoice = Choice(body.Field("toolConfig").Field("functionCallingConfig")),
            WantsReasoning = WantsThoughts(config.Field("thinkingConfig")),
            WantsJson = config.Field("responseMimeType") is { ValueKind: JsonValueKind.String } mime && mime.ValueEquals("application/json"u8),
            OutputSchema = schema,
            MaxTokens = config.Field("maxOutputTokens") is { ValueKind: JsonValueKind.Number } max ? max.GetInt32() : null,
            Stop = config.Field("stopSequences").Strings(),
            InputCharacters = characters,
        };
    }

    private static ToolOffer Offer(JsonElement declaration) => new(
        declaration.Text("name"u8) ?? "",
        declaration.Get("parameters"u8) is { ValueKind: JsonValueKind.Object } own ? own : declaration.Field("parametersJsonSchema"));

    private static ToolChoice Choice(JsonElement config)
    {
        if (config.Text("mode"u8) == "NONE")
            return ToolChoice.None;
        var allowed = config.Field("allowedFunctionNames").Items().FirstOrDefault();
        return allowed.ValueKind == JsonValueKind.String ? ToolChoice.Named(allowed.GetString()) : ToolChoice.Auto;
    }

    private static bool WantsThoughts(JsonElement config) =>
        config.Field("includeThoughts").ValueKind == JsonValueKind.True
        || config.Field("thinkingLevel").ValueKind == JsonValueKind.String
        || (config.Field("thinkingBudget") is { ValueKind: JsonValueKind.Number } budget && budget.GetInt32() != 0);
}
