using System.Text.Json;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Google;

/// <summary>What Google refuses with INVALID_ARGUMENT, as far as a wrong mapper is likely to send it.</summary>
internal static class GenerateRules
{
    public static IEnumerable<ApiError> Check(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            yield return ApiError.Invalid("Invalid JSON payload received. Expected an object.");
            yield break;
        }

        foreach (var error in Fields(body).Concat(ContentRules.Check(body)).Concat(Config(body.Field("generationConfig"))).Concat(FunctionRules.Check(body)))
            yield return error;
    }

    /// <summary>The error for a field that the vendor does not have.</summary>
    public static ApiError UnknownName(string name, string at) => ApiError.Invalid(
        $"Invalid JSON payload received. Unknown name \"{name}\"{(at.Length == 0 ? "" : $" at '{at}'")}: Cannot find field.", at);

    private static IEnumerable<ApiError> Fields(JsonElement body)
    {
        if (GoogleFields.Unknown(body, GoogleFields.Request) is { } top)
            yield return UnknownName(top, "");
        if (GoogleFields.Unknown(body.Field("generationConfig"), GoogleFields.GenerationConfig) is { } setting)
            yield return UnknownName(setting, "generation_config");
        if (GoogleFields.Unknown(body.Field("generationConfig").Field("thinkingConfig"), GoogleFields.ThinkingConfig) is { } thought)
            yield return UnknownName(thought, "generation_config.thinking_config");
        if (GoogleFields.Unknown(body.Field("systemInstruction"), GoogleFields.Content) is { } system)
            yield return UnknownName(system, "system_instruction");
    }

    private static IEnumerable<ApiError> Config(JsonElement config)
    {
        foreach (var name in new[] { "maxOutputTokens", "candidateCount", "seed" })
        {
            if (config.Field(name) is { ValueKind: not JsonValueKind.Undefined } number
                && !(number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) && (value > 0 || name == "seed")))
                yield return ApiError.Invalid($"Invalid value at 'generation_config.{name}' (TYPE_INT32), {number.GetRawText()}", $"generation_config.{name}");
        }

        if (config.Field("temperature") is { ValueKind: JsonValueKind.Number } temperature && temperature.GetDouble() is < 0 or > 2)
            yield return ApiError.Invalid("* GenerateContentRequest.generation_config.temperature: temperature must be in the range [0.0, 2.0].");
        if (config.Field("stopSequences") is { ValueKind: JsonValueKind.Array } stops && stops.GetArrayLength() > 5)
            yield return ApiError.Invalid("* GenerateContentRequest.generation_config.stop_sequences: at most 5 stop sequences.");
        var schema = config.Field("responseSchema");
        if (schema.ValueKind == JsonValueKind.Object && SchemaRules.Check(schema, "generation_config.response_schema") is { } error)
            yield return error;
        if (schema.ValueKind == JsonValueKind.Object && config.Field("responseMimeType").ValueKind == JsonValueKind.Undefined)
            yield return ApiError.Invalid("* GenerateContentRequest.generation_config.response_schema: only allowed with response_mime_type application/json.");
    }
}
