namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An error of management (RFC 9457).</summary>
internal sealed record ProblemShape
{
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>In words, for people.</summary>
    public required string Detail { get; init; }

    /// <summary>The error itself, such as <c>precondition_failed</c>, for programs.</summary>
    public required string Code { get; init; }

    /// <summary>Path of the field that is at fault, such as <c>models[1].name</c>.</summary>
    public string? Param { get; init; }

    /// <summary>The request's id, as in the header <c>X-Request-Id</c> and in the log.</summary>
    public required string RequestId { get; init; }
}
