using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Aisbf.Api.Errors;

/// <summary>Turns expected failures into answers.</summary>
internal static class ResultExtensions
{
    /// <summary>The failure as RFC 9457 problem details.</summary>
    public static IActionResult ToActionResult(this Error error)
    {
        var status = Status(error.Code);
        var problem = new ProblemDetails { Status = status, Title = error.Code.ToString(), Detail = error.Message };
        if (error.Param is not null)
        {
            problem.Extensions["param"] = error.Param;
        }

        return new ObjectResult(problem) { StatusCode = status, ContentTypes = { "application/problem+json" } };
    }

    private static int Status(ErrorCode code) => code switch
    {
        ErrorCode.InvalidRequest or ErrorCode.UnsupportedFeature or ErrorCode.ContextLengthExceeded => StatusCodes.Status400BadRequest,
        ErrorCode.InvalidApiKey => StatusCodes.Status401Unauthorized,
        ErrorCode.PaymentRequired => StatusCodes.Status402PaymentRequired,
        ErrorCode.PermissionDenied => StatusCodes.Status403Forbidden,
        ErrorCode.ModelNotFound or ErrorCode.NotFound => StatusCodes.Status404NotFound,
        ErrorCode.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ErrorCode.Conflict => StatusCodes.Status409Conflict,
        ErrorCode.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        ErrorCode.PayloadTooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorCode.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        ErrorCode.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorCode.ClientClosedRequest => StatusCodes.Status499ClientClosedRequest,
        ErrorCode.ProviderAuthError or ErrorCode.UpstreamError => StatusCodes.Status502BadGateway,
        ErrorCode.UpstreamUnavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorCode.UpstreamTimeout => StatusCodes.Status504GatewayTimeout,
        ErrorCode.LoopDetected => StatusCodes.Status508LoopDetected,
        _ => StatusCodes.Status500InternalServerError,
    };
}
