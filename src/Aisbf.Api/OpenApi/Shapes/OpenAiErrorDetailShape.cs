namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>What went wrong.</summary>
internal sealed record OpenAiErrorDetailShape
{
    /// <summary>In words, for people.</summary>
    public required string Message { get; init; }

    /// <summary>The kind of error, such as <c>invalid_request_error</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The field that is at fault.</summary>
    public required string? Param { get; init; }

    /// <summary>The error itself, such as <c>model_not_found</c>, for programs.</summary>
    public required string Code { get; init; }
}
