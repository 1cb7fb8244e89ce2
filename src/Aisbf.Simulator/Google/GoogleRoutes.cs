using Aisbf.Simulator.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Google;

/// <summary>Google's paths: <c>/v1beta/models/{model}:{method}</c>, and the same below <c>/v1</c>.</summary>
internal static class GoogleRoutes
{
    private const string Models = "/v1beta/models";

    public static Route? Find(HttpRequest request, string path, bool post)
    {
        if (path.StartsWith("/v1/models/", StringComparison.Ordinal) && post)
            path = "/v1beta" + path[3..];
        if (!path.StartsWith(Models, StringComparison.Ordinal))
            return null;
        if (path.Length == Models.Length)
            return post ? null : To(ModelsOperation.List, null);
        if (path[Models.Length] != '/')
            return null;

        var name = path[(Models.Length + 1)..];
        if (!post)
            return To(ModelsOperation.One, name);

        // A fault suffix may have a colon too, so the method is what follows the last one.
        var colon = name.LastIndexOf(':');
        return colon <= 0 ? null : name[(colon + 1)..] switch
        {
            "generateContent" => To(GenerateOperation.Answer, name[..colon]),
            "streamGenerateContent" => To(request.Query["alt"] == "sse" ? GenerateOperation.StreamEvents : GenerateOperation.StreamArray, name[..colon]),
            "countTokens" => To(GenerateOperation.CountTokens, name[..colon]),
            "predict" => To(MediaOperation.Predict, name[..colon]),
            "embedContent" => To(EmbedOperation.One, name[..colon]),
            "batchEmbedContents" => To(EmbedOperation.Batch, name[..colon]),
            _ => null,
        };
    }

    private static Route? To(Operation operation, string? model) => new Route(GoogleDialect.Instance, operation, model);
}
