namespace Aisbf.Api.Tests.Administration;

/// <summary>The kinds of document that the management API keeps, each with a small valid one.</summary>
internal static class ResourceKinds
{
    public static readonly string[] All = ["providers", "rotations", "autoselects"];

    /// <summary>A valid document with one field that tells two versions apart.</summary>
    public static string Document(string kind, int rate = 1) => kind switch
    {
        "providers" => $$"""{"type":"openai","endpoint":"http://127.0.0.1:9/v1","default_rate_limit":{{rate}}}""",
        _ => $$"""{"default_rate_limit":{{rate}}}""",
    };

    /// <summary>A valid document with more fields added.</summary>
    public static string With(string kind, string fields) => $"{Document(kind)[..^1]},{fields}}}";
}
