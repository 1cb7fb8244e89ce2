namespace Aisbf.Application.Contents;

/// <summary>A request for a content.</summary>
/// <param name="Method"><c>GET</c> or <c>HEAD</c>.</param>
/// <param name="Source">Where it is.</param>
/// <param name="Headers">What the client asks for: ranges and conditions.</param>
/// <param name="MaxBytes">Most bytes of it.</param>
public sealed record ContentFetch(string Method, Uri Source, IReadOnlyList<KeyValuePair<string, string>> Headers, long MaxBytes);
