using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Google;

/// <summary>Google's rules for tools and the choice among them.</summary>
internal static class FunctionRules
{
    public static IEnumerable<ApiError> Check(JsonElement body)
    {
        var names = new List<string>();
        var index = 0;
        foreach (var tool in body.Items("tools"u8))
        {
            var at = $"tools[{index++}]";
            if (GoogleFields.Unknown(tool, GoogleFields.Tool) is { } unknown)
                yield return GenerateRules.UnknownName(unknown, at);
            foreach (var declaration in tool.Field("functionDeclarations").Items())
            {
                var where = $"{at}.function_declarations[{names.Count}]";
                var name = declaration.Text("name"u8) ?? "";
                if (GoogleFields.Unknown(declaration, GoogleFields.FunctionDeclaration) is { } field)
                    yield return GenerateRules.UnknownName(field, where);
                if (name.Length is 0 or > 64 || !(char.IsAsciiLetter(name[0]) || name[0] == '_') || !name.All(IsNameCharacter))
                    yield return ApiError.Invalid($"* GenerateContentRequest.{where}.name: Invalid function name. Must start with a letter or an underscore. Must be alphameric (a-z, A-Z, 0-9), underscores (_), dots (.) or dashes (-), with a maximum length of 64.");
                if (declaration.Get("parameters"u8) is { ValueKind: not JsonValueKind.Undefined } schema && SchemaRules.Check(schema, $"{where}.parameters") is { } error)
                    yield return error;
                names.Add(name);
            }
        }

        var config = body.Field("toolConfig").Field("functionCallingConfig");
        if (config.ValueKind == JsonValueKind.Undefined)
            yield break;
        if (config.Get("mode"u8) is { ValueKind: JsonValueKind.String } mode && mode.GetString() is not ("AUTO" or "ANY" or "NONE" or "VALIDATED" or "MODE_UNSPECIFIED"))
            yield return ApiError.Invalid($"Invalid value at 'tool_config.function_calling_config.mode' (type.googleapis.com/google.ai.generativelanguage.v1beta.FunctionCallingConfig.Mode), \"{mode.GetString()}\"", "tool_config");
        var allowed = config.Field("allowedFunctionNames").Items().Select(n => n.GetString()).ToList();
        if (allowed.Count > 0 && config.Text("mode"u8) is not ("ANY" or "VALIDATED"))
            yield return ApiError.Invalid("allowed_function_names should be set only when function calling mode is ANY or VALIDATED.");
        if (allowed.FirstOrDefault(n => !names.Contains(n!)) is { } stranger)
            yield return ApiError.Invalid($"allowed_function_names has '{stranger}', which is not among the declared functions.");
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':';
}
