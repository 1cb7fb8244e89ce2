using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>
/// What OpenAI refuses with 400, as far as a gateway is likely to send it: items of no known kind, results without their
/// call, and encrypted reasoning that another account's key made.
/// </summary>
internal static class ResponsesRules
{
    public static IEnumerable<ApiError> Check(SimRequest request)
    {
        var body = request.Json;
        if (body.ValueKind != JsonValueKind.Object)
            yield return ApiError.Invalid("The request body must be a JSON object.");
        if (request.Model.Length == 0)
            yield return ApiError.Invalid("Missing required parameter: 'model'.", "model");
        if (body.Get("input"u8).ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
            yield return ApiError.Invalid("Missing required parameter: 'input'.", "input");
        if (body.Text("previous_response_id"u8) is { } previous)
            yield return new ApiError(404, $"Previous response with id '{previous}' not found.") { Type = "invalid_request_error", Code = "previous_response_not_found" };
        foreach (var error in Items(request, body.Get("input"u8)).Concat(Tools(body)))
            yield return error;
    }

    private static IEnumerable<ApiError> Items(SimRequest request, JsonElement input)
    {
        var index = -1;
        var calls = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in input.Items())
        {
            index++;
            switch (item.Text("type"u8) ?? "message")
            {
                case "message":
                    if (item.Text("role"u8) is not ("user" or "assistant" or "system" or "developer"))
                        yield return ApiError.Invalid($"Invalid value: '{item.Text("role"u8)}'.", $"input[{index}].role");
                    break;
                case "function_call":
                    calls.Add(item.Text("call_id"u8) ?? "");
                    break;
                case "function_call_output":
                    if (!calls.Contains(item.Text("call_id"u8) ?? ""))
                        yield return ApiError.Invalid($"No tool call found for function call output with call_id {item.Text("call_id"u8)}.", "input");
                    break;
                case "reasoning":
                    if (item.Text("encrypted_content"u8) is { } content && !ResponsesSecret.IsOf(request, content))
                    {
                        yield return new ApiError(400, "The encrypted content could not be verified.")
                        {
                            Type = "invalid_request_error",
                            Code = "invalid_encrypted_content",
                        };
                    }

                    break;
                case var type:
                    yield return ApiError.Invalid($"Invalid value: '{type}'.", $"input[{index}].type");
                    break;
            }
        }
    }

    private static IEnumerable<ApiError> Tools(JsonElement body)
    {
        var index = -1;
        foreach (var tool in body.Items("tools"u8))
        {
            index++;
            if (tool.Text("type"u8) == "function" && !ChatToolRules.IsName(tool.Text("name"u8) ?? ""))
                yield return ApiError.Invalid($"Missing required parameter: 'tools[{index}].name'.", $"tools[{index}].name");
        }
    }
}
