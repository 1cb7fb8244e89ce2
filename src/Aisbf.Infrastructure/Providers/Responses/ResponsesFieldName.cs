namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>What a lost field of the neutral conversation, which has the names of chat completions, is called here.</summary>
internal static class ResponsesFieldName
{
    private const string Schema = "response_format.json_schema.";
    private const string Detail = ".image_url.detail";
    private const string File = ".file.";

    public static string Of(string path)
    {
        if (path.StartsWith(Schema, StringComparison.Ordinal)) return $"text.format.{path.AsSpan(Schema.Length)}";
        if (path.EndsWith(Detail, StringComparison.Ordinal)) return $"{path.AsSpan(0, path.Length - Detail.Length)}.detail";
        if (path.StartsWith("input[", StringComparison.Ordinal)) return path.Replace(File, ".", StringComparison.Ordinal);

        return path switch
        {
            "response_format" => "text.format",
            "verbosity" => "text.verbosity",
            "max_tokens" or "max_completion_tokens" => "max_output_tokens",
            _ => path,
        };
    }
}
