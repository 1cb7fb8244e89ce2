using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Ollama;

/// <summary>What Ollama refuses with 400: chiefly values of the wrong JSON type, in the words of its decoder.</summary>
internal static class ChatRules
{
    public static IEnumerable<ApiError> Check(SimRequest request)
    {
        var body = request.Json;
        if (body.ValueKind != JsonValueKind.Object)
            yield return ApiError.Invalid("missing request body");
        if (request.Model.Length == 0)
            yield return ApiError.Invalid("model is required");
        if (body.Get("messages"u8).ValueKind is not (JsonValueKind.Array or JsonValueKind.Undefined or JsonValueKind.Null))
            yield return WrongType(body.Get("messages"u8), "messages", "[]api.Message");
        if (body.Get("options"u8).ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
            yield return WrongType(body.Get("options"u8), "options", "map[string]interface {}");
        if (body.Get("format"u8) is { ValueKind: JsonValueKind.String } format && format.GetString() is not ("json" or ""))
            yield return ApiError.Invalid($"invalid format: \"{format.GetString()}\"; expected \"json\" or a valid JSON Schema object");
        if (body.Get("think"u8) is { ValueKind: JsonValueKind.String } think && think.GetString() is not ("high" or "medium" or "low"))
            yield return ApiError.Invalid($"invalid think value: \"{think.GetString()}\" (must be \"high\", \"medium\", \"low\", true, or false)");
        foreach (var error in body.Items("messages"u8).SelectMany(Message))
            yield return error;
        foreach (var tool in body.Items("tools"u8))
        {
            if (tool.Get("function"u8).Text("name"u8) is not { Length: > 0 })
                yield return ApiError.Invalid("invalid tool: function.name is required");
        }
    }

    private static IEnumerable<ApiError> Message(JsonElement message)
    {
        if (message.Text("role"u8) is not ("system" or "user" or "assistant" or "tool"))
            yield return ApiError.Invalid($"invalid role: {message.Text("role"u8)}, role must be one of [\"system\", \"user\", \"assistant\", \"tool\"]");
        if (message.Get("content"u8).ValueKind is not (JsonValueKind.String or JsonValueKind.Undefined or JsonValueKind.Null))
            yield return WrongType(message.Get("content"u8), "messages.content", "string");
        if (message.Has("tool_call_id"u8) && message.Text("role"u8) != "tool")
            yield return ApiError.Invalid("tool_call_id is only for the role tool");
        foreach (var image in message.Items("images"u8))
        {
            if (image.ValueKind != JsonValueKind.String)
                yield return WrongType(image, "messages.images", "api.ImageData");
            else if (image.GetString() is var data && (data!.Length == 0 || !Base64.IsValid(Encoding.UTF8.GetBytes(data))))
                yield return ApiError.Invalid($"illegal base64 data at input byte {data.IndexOf(':', StringComparison.Ordinal)}");
        }

        foreach (var call in message.Items("tool_calls"u8).Select(c => c.Get("function"u8)))
        {
            if (call.Text("name"u8) is null)
                yield return ApiError.Invalid("invalid tool call: function.name is required");
            if (call.Get("arguments"u8).ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
                yield return WrongType(call.Get("arguments"u8), "messages.tool_calls.function.arguments", "api.ToolCallFunctionArguments");
        }
    }

    private static ApiError WrongType(JsonElement value, string field, string type) =>
        ApiError.Invalid($"json: cannot unmarshal {value.ValueKind.ToString().ToLowerInvariant()} into Go struct field ChatRequest.{field} of type {type}");
}
