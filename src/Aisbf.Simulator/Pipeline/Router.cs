using Aisbf.Simulator.OpenAi;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>Finds the dialect and operation of a request.</summary>
internal static class Router
{
    public static Route? Find(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var post = HttpMethods.IsPost(request.Method);
        if (!post && !HttpMethods.IsGet(request.Method))
            return null;
        return OpenAiRoutes.Find(request, path, post);
    }

    /// <summary>In whose shape a 404 is written.</summary>
    public static IDialect DialectOfUnknownPath(HttpRequest request) => OpenAiDialect.Instance;
}
