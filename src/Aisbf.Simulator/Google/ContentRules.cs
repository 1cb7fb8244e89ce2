using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Google;

/// <summary>Google's rules for contents: roles, parts, and that each function call is answered by the very next turn.</summary>
internal static class ContentRules
{
    public static IEnumerable<ApiError> Check(JsonElement body)
    {
        if (body.Get("contents"u8) is not { ValueKind: JsonValueKind.Array } contents || contents.GetArrayLength() == 0)
        {
            yield return ApiError.Invalid("* GenerateContentRequest.contents: contents is not specified\n");
            yield break;
        }

        var open = new List<string>();
        var index = 0;
        foreach (var content in contents.EnumerateArray())
        {
            var at = $"contents[{index++}]";
            if (GoogleFields.Unknown(content, GoogleFields.Content) is { } unknown)
                yield return GenerateRules.UnknownName(unknown, at);
            var role = content.Text("role"u8);
            if (role is not (null or "" or "user" or "model" or "function"))
                yield return ApiError.Invalid("Please use a valid role: user, model.");
            if (content.Get("parts"u8) is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
                yield return ApiError.Invalid($"* GenerateContentRequest.{at}.parts: contents.parts must not be empty.\n");

            var parts = content.Items("parts"u8).ToList();
            foreach (var error in parts.Select((p, i) => Part(p, $"{at}.parts[{i}]")).OfType<ApiError>())
                yield return error;

            var responses = Names(parts, "functionResponse");
            if (role == "model" && responses.Count > 0)
                yield return ApiError.Invalid("Please ensure that function response turn has the role user.");
            if (responses.Count > 0 || open.Count > 0)
            {
                if (open.Count == 0)
                    yield return ApiError.Invalid("Please ensure that function response turn comes immediately after a function call turn.");
                else if (responses.Count != open.Count)
                    yield return ApiError.Invalid("Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.");
                else if (!responses.Order(StringComparer.Ordinal).SequenceEqual(open.Order(StringComparer.Ordinal)))
                    yield return ApiError.Invalid("Please ensure that function response names match the function call names of the function call turn.");
            }

            var calls = Names(parts, "functionCall");
            if (role != "model" && calls.Count > 0)
                yield return ApiError.Invalid("Please ensure that function call turn has the role model.");
            open = role == "model" ? calls : [];
        }
    }

    private static List<string> Names(IEnumerable<JsonElement> parts, string field) =>
        [.. parts.Select(p => p.Field(field)).Where(c => c.ValueKind == JsonValueKind.Object).Select(c => c.Text("name"u8) ?? "")];

    private static ApiError? Part(JsonElement part, string at)
    {
        if (GoogleFields.Unknown(part, GoogleFields.Part) is { } unknown)
            return GenerateRules.UnknownName(unknown, at);
        if (part.ValueKind != JsonValueKind.Object || !part.EnumerateObject().Any())
            return ApiError.Invalid($"* GenerateContentRequest.{at}.data: required oneof field 'data' must have one initialized field\n");
        if (part.Field("functionCall") is { ValueKind: JsonValueKind.Object } call
            && call.Get("args"u8).ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            return ApiError.Invalid($"Invalid value at '{at}.function_call.args' (type.googleapis.com/google.protobuf.Struct), {call.Get("args"u8).GetRawText()}", at);
        if (part.Field("functionResponse") is { ValueKind: JsonValueKind.Object } response
            && (response.Text("name"u8) is null || response.Get("response"u8).ValueKind != JsonValueKind.Object))
            return ApiError.Invalid($"Invalid value at '{at}.function_response' (name is a string, response is a google.protobuf.Struct)", at);
        if (part.Field("inlineData") is { ValueKind: JsonValueKind.Object } inline
            && (inline.Field("mimeType").ValueKind != JsonValueKind.String || inline.Text("data"u8) is not { } data || !Base64.IsValid(Encoding.UTF8.GetBytes(data))))
            return ApiError.Invalid($"Invalid value at '{at}.inline_data.data' (TYPE_BYTES), Base64 decoding failed", at);
        return part.Get("text"u8).ValueKind is JsonValueKind.String or JsonValueKind.Undefined
            ? null
            : ApiError.Invalid($"Invalid value at '{at}.text' (TYPE_STRING), {part.Get("text"u8).GetRawText()}", at);
    }
}
