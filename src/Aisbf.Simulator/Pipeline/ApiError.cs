namespace Aisbf.Simulator.Pipeline;

/// <summary>An error before a dialect gives it its shape. Null parts become what the vendor uses for the status.</summary>
internal sealed record ApiError(int Status, string Message)
{
    public string? Type { get; init; }

    public string? Code { get; init; }

    public string? Param { get; init; }

    /// <summary>Value of the Retry-After header; Google repeats it in the body.</summary>
    public string? RetryAfter { get; init; }

    public static ApiError Invalid(string message, string? param = null) => new(400, message) { Param = param };
}
