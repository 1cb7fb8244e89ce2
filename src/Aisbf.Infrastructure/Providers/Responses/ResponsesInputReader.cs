using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>
/// Reads <c>input</c>. It is a list of items where others have turns: what a model thought, said and called one after
/// the other is one message of the assistant.
/// </summary>
internal sealed class ResponsesInputReader(RequestContext context)
{
    private readonly AssistantTurns _turns = new();

    public IReadOnlyList<ChatMessage> ReadAll(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return
            [
                new ChatMessage
                {
                    Role = ChatRole.User,
                    Path = "input",
                    PlainContent = true,
                    Parts = [new ChatPart.Text(value.GetString()!) { Path = "input" }],
                },
            ];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            context.Fail("input", "'input' has to be a string or an array of items.");
            return [];
        }

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var path = $"input[{index++}]";
            if (!context.Is(element, JsonValueKind.Object, path)) break;

            ReadItem(element, path);
        }

        return _turns.Build();
    }

    private void ReadItem(JsonElement item, string path)
    {
        switch (TypeOf(item, path))
        {
            case "message": ReadMessage(item, path); break;
            case "function_call": ReadCall(item, path); break;
            case "function_call_output": ReadResult(item, path); break;
            case "reasoning": ResponsesReasoningReader.Read(item, path, _turns, context); break;
            case "image_generation_call": ReadImage(item, path); break;
            case "item_reference":
                context.Refuse(path, $"'{path}' refers to a stored item, and nothing is stored here: send the item itself.");
                break;
            case var type:
                context.Refuse($"{path}.type", $"'{path}.type' is '{type}', which only a provider with its own Responses API can read.");
                break;
        }
    }

    /// <summary>Messages may leave their type out, and so may references.</summary>
    private string TypeOf(JsonElement item, string path)
    {
        if (item.TryGetProperty("type", out var type) && type.ValueKind != JsonValueKind.Null) return context.String(type, $"{path}.type") ?? "";

        return item.TryGetProperty("role", out _) ? "message" : item.TryGetProperty("id", out _) ? "item_reference" : "";
    }

    private void ReadMessage(JsonElement item, string path)
    {
        var message = new ChatMessage { Role = ReadRole(context.RequiredString(item, "role", path), path), Path = path };
        if (item.TryGetProperty("content", out var content)) message = ResponsesPartReader.Read(message, content, $"{path}.content", context);
        else context.Fail($"{path}.content", $"'{path}.content' is required.");
        ReadRest(item, path, "role", "content", "phase");
        _turns.AddMessage(message);
    }

    private void ReadCall(JsonElement item, string path)
    {
        var call = new ChatToolCall(
            context.RequiredString(item, "call_id", path), context.RequiredString(item, "name", path), context.RequiredString(item, "arguments", path));
        ReadRest(item, path, "call_id", "name", "arguments");
        _turns.AddCall(call, path);
    }

    private void ReadResult(JsonElement item, string path)
    {
        var message = new ChatMessage { Role = ChatRole.Tool, Path = path, ToolCallId = context.RequiredString(item, "call_id", path) };
        if (item.TryGetProperty("output", out var output)) message = ResponsesPartReader.Read(message, output, $"{path}.output", context);
        else context.Fail($"{path}.output", $"'{path}.output' is required.");
        ReadRest(item, path, "call_id", "output");
        _turns.AddMessage(message);
    }

    /// <summary>A picture that the model made in an earlier answer.</summary>
    private void ReadImage(JsonElement item, string path)
    {
        ReadRest(item, path, "result");
        if (!item.TryGetProperty("result", out var result) || context.String(result, $"{path}.result") is not { } data) return;

        var source = OpenAiPartReader.Source(data, $"{path}.result", "image/", context);
        _turns.AddPart(new ChatPart.Image(source) { Path = path }, path);
    }

    private void ReadRest(JsonElement item, string path, params ReadOnlySpan<string> known)
    {
        foreach (var property in item.EnumerateObject())
        {
            if (property.Name is not ("type" or "id" or "status") && !known.Contains(property.Name))
                context.Extra($"{path}.{property.Name}", property.Value);
        }
    }

    private ChatRole ReadRole(string name, string path)
    {
        switch (name)
        {
            case "system": return ChatRole.System;
            case "developer": return ChatRole.Developer;
            case "user": return ChatRole.User;
            case "assistant": return ChatRole.Assistant;
            default:
                context.Fail($"{path}.role", $"'{path}.role' has to be 'system', 'developer', 'user' or 'assistant'.");
                return ChatRole.User;
        }
    }
}
