using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Surfaces;

/// <summary>A request for each surface besides chat.</summary>
internal static class SurfaceCalls
{
    public const string Completions = "completions";
    public const string Embeddings = "embeddings";
    public const string Images = "images/generations";
    public const string Speech = "audio/speech";
    public const string Moderations = "moderations";
    public const string Rerank = "rerank";

    public static readonly string[] All = [Completions, Embeddings, Images, Speech, Moderations, Rerank];

    /// <summary>The fields that a surface's requests have besides the model.</summary>
    public static string FieldsOf(string surface) => surface switch
    {
        Completions => """ "prompt":"Say pong" """,
        Embeddings => """ "input":["red","blue"] """,
        Images => """ "prompt":"A lighthouse" """,
        Speech => """ "input":"Pong","voice":"alloy" """,
        Moderations => """ "input":"Peace" """,
        Rerank => """ "query":"fruit","documents":["An apple","A hammer"] """,
        _ => throw new ArgumentOutOfRangeException(nameof(surface), surface, null),
    };

    public static Task<Answer> AskAsync(this HttpClient client, string surface, string model, string? fields = null, string family = "/api/v1") =>
        client.PostAsync(GatewayApp.Json($$"""{"model":{{System.Text.Json.JsonSerializer.Serialize(model)}},{{fields ?? FieldsOf(surface)}}}"""), $"{family}/{surface}");
}
