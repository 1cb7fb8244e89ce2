namespace Aisbf.Domain.Common;

/// <summary>
/// Every way in which a request can fail for a reason we expected. The set is closed: docs/errors.md lists each
/// with its HTTP status, and a test compares the two.
/// </summary>
public enum ErrorCode
{
    /// <summary>The request is not well formed or a field has a value that is not allowed (400).</summary>
    InvalidRequest,

    /// <summary>The request asks for something the chosen provider or this route cannot do (400).</summary>
    UnsupportedFeature,

    /// <summary>The prompt is longer than the model, or every candidate, can take (400).</summary>
    ContextLengthExceeded,

    /// <summary>No bearer token came with the request, or it is not one of ours (401).</summary>
    InvalidApiKey,

    /// <summary>A person's name or password is not right, or the account is locked or disabled (401).</summary>
    InvalidCredentials,

    /// <summary>The token is known but may not do this (403).</summary>
    PermissionDenied,

    /// <summary>The person has to show first that the e-mail address is theirs (403).</summary>
    EmailNotVerified,

    /// <summary>The upstream account has to be paid before it answers (402).</summary>
    PaymentRequired,

    /// <summary>No model, rotation or autoselect has this name (404).</summary>
    ModelNotFound,

    /// <summary>The thing that the path names does not exist (404).</summary>
    NotFound,

    /// <summary>The path exists, but not for this HTTP method (405).</summary>
    MethodNotAllowed,

    /// <summary>The thing exists already or is used by another (409).</summary>
    Conflict,

    /// <summary>A limit of what the owner may store is reached (409).</summary>
    LimitExceeded,

    /// <summary>The thing was changed by somebody else since it was read (412).</summary>
    PreconditionFailed,

    /// <summary>The body is larger than the operator allows (413).</summary>
    PayloadTooLarge,

    /// <summary>The content type or content encoding of the body is not one we read (415).</summary>
    UnsupportedMediaType,

    /// <summary>The upstream understood the request and cannot process it (422).</summary>
    UnprocessableRequest,

    /// <summary>A limit of ours, or of every candidate upstream, is reached (429).</summary>
    RateLimited,

    /// <summary>The caller went away before the answer was complete (499; never seen by that caller).</summary>
    ClientClosedRequest,

    /// <summary>A fault of ours (500).</summary>
    Internal,

    /// <summary>The upstream refused our credentials; says nothing of the caller's token (502).</summary>
    ProviderAuthError,

    /// <summary>The upstream failed, hung up or answered with something that is not an answer (502).</summary>
    UpstreamError,

    /// <summary>No candidate can serve the request now (503).</summary>
    UpstreamUnavailable,

    /// <summary>The gateway has no memory to spare for the request now (503).</summary>
    Overloaded,

    /// <summary>The database cannot be written, or not be read, for the time being (503).</summary>
    StorageUnavailable,

    /// <summary>The gateway is about to stop (503).</summary>
    ShuttingDown,

    /// <summary>The upstream, or the whole request, took longer than its limit (504).</summary>
    UpstreamTimeout,

    /// <summary>Rotations refer to each other in a circle or too deeply (508).</summary>
    LoopDetected,
}
