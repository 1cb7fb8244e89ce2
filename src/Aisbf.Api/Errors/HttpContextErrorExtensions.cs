using System.Globalization;
using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Gateway;
using Aisbf.Api.Streaming;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Errors;

/// <summary>Writes errors in the dialect of the endpoint: that of its clients for models, ProblemDetails for management.</summary>
internal static class HttpContextErrorExtensions
{
    public static async Task WriteErrorAsync(this HttpContext context, Error error)
    {
        var status = ErrorStatus.Of(error.Code);
        var response = context.Response;
        response.StatusCode = status.Status;
        BodyLimit.Lift(context);
        if (error.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (error.Code == ErrorCode.InvalidApiKey)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (IsManagement(context))
        {
            await response.WriteAsJsonAsync(Problem(context, error), options: null, contentType: "application/problem+json", context.RequestAborted);
            return;
        }

        response.ContentType = "application/json";
        context.ErrorDialect().Write(response.BodyWriter, error, context.TraceIdentifier);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>
    /// The dialect that the endpoint's clients speak; where there is none, that of the surface whose path it looks like, for
    /// a client with the wrong method or base URL still reads its own dialect only.
    /// </summary>
    public static IErrorDialect ErrorDialect(this HttpContext context)
    {
        // Whoever handles an exception has taken the endpoint away first.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint is RouteEndpoint
            ? endpoint.Metadata.GetMetadata<IErrorDialect>() ?? DialectOf(context.Request)
            : SurfaceRoutes.Like(context.Request.Path)?.Errors ?? DialectOf(context.Request);
    }

    /// <summary>Where the path does not tell, as with lists of models, the client itself may.</summary>
    private static IErrorDialect DialectOf(HttpRequest request) => AnthropicHeaders.AreIn(request) ? AnthropicErrorDialect.Instance : OpenAiErrorDialect.Instance;

    public static ProblemDetails Problem(HttpContext context, Error error)
    {
        var status = ErrorStatus.Of(error.Code);
        var problem = new ProblemDetails
        {
            Status = status.Status,
            Title = status.Code.Replace('_', ' '),
            Detail = error.Message,
            Extensions = { ["code"] = status.Code, ["request_id"] = context.TraceIdentifier },
        };
        if (error.Param is not null)
        {
            problem.Extensions["param"] = error.Param;
        }

        return problem;
    }

    /// <summary>By the endpoint where there is one, so that a new route cannot be forgotten; by the path where there is none.</summary>
    private static bool IsManagement(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AccessAttribute>() is { } access
            ? access.Level.IsManagement()
            : context.Request.Path.StartsWithSegments("/api/admin", StringComparison.OrdinalIgnoreCase)
                || context.Request.Path.StartsWithSegments("/api/account", StringComparison.OrdinalIgnoreCase);
}
