using System.Buffers;
using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads an assistant's <c>tool_calls</c>, and the <c>function_call</c> that was before them.</summary>
internal static class OpenAiToolCallReader
{
    public static IReadOnlyList<ChatToolCall> ReadAll(JsonElement value, string path, RequestContext context)
    {
        var calls = new List<ChatToolCall>();
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, path)) return calls;

        foreach (var element in value.EnumerateArray())
        {
            var field = $"{path}[{calls.Count}]";
            if (!context.Is(element, JsonValueKind.Object, field)) break;

            calls.Add(Read(element, field, context));
        }

        return calls;
    }

    public static ChatMessage AddFunctionCall(ChatMessage message, JsonElement value, int index, string path, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, $"{path}.function_call")) return message;

        context.Rest(value, $"{path}.function_call", "name", "arguments");
        var name = context.RequiredString(value, "name", $"{path}.function_call");
        var arguments = context.RequiredString(value, "arguments", $"{path}.function_call");
        return message with { ToolCalls = [.. message.ToolCalls, new ChatToolCall($"call_{index}_{name}", name, arguments)] };
    }

    private static ChatToolCall Read(JsonElement element, string path, RequestContext context)
    {
        var id = context.RequiredString(element, "id", path);
        string? signature = null;
        var call = new ChatToolCall(id, "", "");
        foreach (var property in element.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "id" or "type" or "index": break;
                case "function": call = ReadFunction(call, property.Value, field, context); break;
                case "custom": call = ReadCustom(call, property.Value, field, context); break;
                case "extra_content" when TryReadSignature(property.Value, field, context, out signature): break;
                default: context.Extra(field, property.Value); break;
            }
        }

        if (call.Name.Length == 0) context.Fail($"{path}.function.name", $"'{path}.function.name' has to be a non-empty string.");
        return call with { Signature = signature };
    }

    private static ChatToolCall ReadFunction(ChatToolCall call, JsonElement function, string path, RequestContext context)
    {
        if (!context.Is(function, JsonValueKind.Object, path)) return call;

        context.Rest(function, path, "name", "arguments");
        var arguments = function.TryGetProperty("arguments", out var value) ? context.String(value, $"{path}.arguments") : null;
        return call with { Name = context.RequiredString(function, "name", path), Arguments = arguments ?? "" };
    }

    /// <summary>A call of a tool that takes free text: other vendors know only JSON arguments, so the text becomes one.</summary>
    private static ChatToolCall ReadCustom(ChatToolCall call, JsonElement custom, string path, RequestContext context)
    {
        if (!context.Is(custom, JsonValueKind.Object, path)) return call;

        context.Rest(custom, path, "name", "input");
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("input"u8, context.RequiredString(custom, "input", path));
            writer.WriteEndObject();
        }

        return call with { Name = context.RequiredString(custom, "name", path), Arguments = Encoding.UTF8.GetString(buffer.WrittenSpan) };
    }

    private static bool TryReadSignature(JsonElement extra, string path, RequestContext context, out string? signature)
    {
        signature = null;
        if (extra.ValueKind != JsonValueKind.Object || !extra.TryGetProperty("google", out var google) || google.ValueKind != JsonValueKind.Object
            || !google.TryGetProperty("thought_signature", out var value) || value.ValueKind != JsonValueKind.String) return false;

        context.Rest(extra, path, "google");
        context.Rest(google, $"{path}.google", "thought_signature");
        signature = value.GetString();
        return true;
    }
}
