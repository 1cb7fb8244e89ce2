namespace Aisbf.Api.OpenApi;

/// <summary>Requests on the surfaces besides OpenAI's chat that work as they stand on a gateway started with <c>--demo</c>.</summary>
internal static class SurfaceExamples
{
    /// <summary>A body for an operation, as <c>METHOD /path</c>; null when it is none of these.</summary>
    public static string? BodyOf(string operation) =>
        operation.EndsWith("/chat/completions", StringComparison.Ordinal) ? null
        : operation.EndsWith("/completions", StringComparison.Ordinal) ? Body(operation, "gpt-sim", """ "prompt":"Say pong","max_tokens":20 """)
        : operation.EndsWith("/messages", StringComparison.Ordinal) || operation.EndsWith("/messages/count_tokens", StringComparison.Ordinal) ? Message(operation)
        : operation.EndsWith("/embeddings", StringComparison.Ordinal) ? Body(operation, "embedding-sim", """ "input":["red","blue"] """)
        : operation.EndsWith("/images/generations", StringComparison.Ordinal) ? Body(operation, "image-sim", """ "prompt":"A lighthouse at night","size":"1024x1024" """)
        : operation.EndsWith("/images/edits", StringComparison.Ordinal) ? Body(operation, "image-sim", """ "prompt":"Bluer","images":[{"image_url":"https://example.com/lighthouse.png"}] """)
        : operation.EndsWith("/audio/speech", StringComparison.Ordinal) ? Body(operation, "speech-sim", """ "input":"Pong","voice":"alloy" """)
        : operation.EndsWith("/moderations", StringComparison.Ordinal) ? Body(operation, "moderation-sim", """ "input":"Peace to all" """)
        : operation.EndsWith("/rerank", StringComparison.Ordinal) ? Body(operation, "rerank-sim", """ "query":"fruit","documents":["An apple","A hammer"],"top_n":1 """)
        : null;

    private static string Message(string operation)
    {
        var name = operation switch
        {
            _ when operation.Contains(" /api/user/", StringComparison.Ordinal) || operation.Contains(" /api/u/", StringComparison.Ordinal) => "user-rotation/pool",
            _ when operation.Contains(" /api/{provider_id}/", StringComparison.Ordinal) => "gpt-sim",
            _ when operation.Contains(" /api/rotations/", StringComparison.Ordinal) => "demo",
            _ when operation.Contains(" /api/autoselect/", StringComparison.Ordinal) => "auto",
            _ => "rotation/demo",
        };
        return $$"""{"model":"{{name}}","max_tokens":100,"messages":[{"role":"user","content":"Say pong"}]}""";
    }

    private static string Body(string operation, string model, string rest)
    {
        var name = operation switch
        {
            _ when operation.Contains(" /api/user/", StringComparison.Ordinal) || operation.Contains(" /api/u/", StringComparison.Ordinal) => "user-rotation/pool",
            _ when operation.Contains(" /api/{provider_id}/", StringComparison.Ordinal) => model,
            _ when operation.Contains(" /api/rotations/", StringComparison.Ordinal) => "demo-surfaces",
            _ when operation.Contains(" /api/autoselect/", StringComparison.Ordinal) => "auto-surfaces",
            _ => $"demo-openai/{model}",
        };
        return $$"""{"model":"{{name}}",{{rest.Trim()}}}""";
    }
}
