using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>
/// What OpenAI refuses with 400, as far as a wrong mapper is likely to send it. Unknown fields pass: compatible vendors add their own.
/// </summary>
internal static class ChatRules
{
    public static IEnumerable<ApiError> Check(SimRequest request)
    {
        var body = request.Json;
        if (body.ValueKind != JsonValueKind.Object)
            yield return ApiError.Invalid("The request body must be a JSON object.");
        if (request.Model.Length == 0)
            yield return ApiError.Invalid("you must provide a model parameter", "model");
        if (body.Get("messages"u8) is not { ValueKind: JsonValueKind.Array } messages)
            yield return ApiError.Invalid("Missing required parameter: 'messages'.", "messages");
        else if (messages.GetArrayLength() == 0)
            yield return ApiError.Invalid("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages");
        foreach (var error in ChatMessageRules.Check(body).Concat(Parameters(body)).Concat(ChatToolRules.Check(body)))
            yield return error;
    }

    private static IEnumerable<ApiError> Parameters(JsonElement body)
    {
        if (body.Number("temperature"u8) is < 0 or > 2)
            yield return ApiError.Invalid("Invalid 'temperature': expected a value between 0 and 2.", "temperature");
        if (body.Number("top_p"u8) is < 0 or > 1)
            yield return ApiError.Invalid("Invalid 'top_p': expected a value between 0 and 1.", "top_p");
        foreach (var name in new[] { "max_tokens", "max_completion_tokens", "n" })
        {
            if (body.TryGetProperty(name, out var number) && number.ValueKind != JsonValueKind.Null
                && !(number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) && value >= 1))
                yield return ApiError.Invalid($"Invalid '{name}': integer below minimum value. Expected a value >= 1.", name);
        }

        if (body.Has("max_tokens"u8) && body.Has("max_completion_tokens"u8))
            yield return ApiError.Invalid("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", "max_tokens");
        if (body.Has("stream_options"u8) && !body.IsTrue("stream"u8))
            yield return ApiError.Invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
        if (body.Get("stop"u8).Strings().Count > 4)
            yield return ApiError.Invalid("Invalid 'stop': array too long. Expected an array with maximum length 4.", "stop");
    }
}
