using Aisbf.Api.Errors;
using Aisbf.Domain.Routing;

namespace Aisbf.Api.Controllers.Gateway;

/// <summary>How a surface is reached and described. Part of its endpoints' metadata.</summary>
/// <param name="Surface">What is asked for.</param>
/// <param name="Path">What its paths end with in every family.</param>
/// <param name="Tag">Its group in the OpenAPI document.</param>
/// <param name="Verb">What a client does there, for the OpenAPI document.</param>
internal sealed record SurfaceRoute(Surface Surface, string Path, string Tag, string Verb)
{
    /// <summary>How its clients are told of errors.</summary>
    public IErrorDialect Errors { get; init; } = OpenAiErrorDialect.Instance;

    /// <summary>Clients put <c>v1</c> between the base URL and the path, so that every family has the path with it as well.</summary>
    public bool IsVersioned { get; init; }

    /// <summary>A header that means something to an upstream of the same dialect, and goes on to it.</summary>
    public string? ForwardedHeader { get; init; }

    /// <summary>Clients may send their token in <c>x-api-key</c>.</summary>
    public bool TakesApiKey { get; init; }

    /// <summary>Describes the request in the OpenAPI document.</summary>
    public required Type Request { get; init; }

    /// <summary>Describes the request in JSON where the usual one is a form; null where there is only one way.</summary>
    public Type? JsonRequest { get; init; }

    /// <summary>The content type of the usual request.</summary>
    public string RequestType => Surface.TakesForm() ? "multipart/form-data" : "application/json";

    /// <summary>Describes a whole answer in the OpenAPI document; null when it is no JSON.</summary>
    public required Type? Answer { get; init; }

    /// <summary>The content type of a whole answer.</summary>
    public string AnswerType { get; init; } = "application/json";

    /// <summary>The answer can be asked for as server-sent events.</summary>
    public bool Streams { get; init; }
}
