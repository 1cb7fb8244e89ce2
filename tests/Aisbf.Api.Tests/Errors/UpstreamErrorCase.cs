namespace Aisbf.Api.Tests.Errors;

/// <summary>Something that goes wrong upstream, and what the client is told.</summary>
/// <param name="Name">In words.</param>
/// <param name="Words">The simulator's words for it.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Code">The answer's <c>code</c>, in OpenAI's dialect.</param>
/// <param name="Wait">Seconds of <c>Retry-After</c>; null for none.</param>
internal sealed record UpstreamErrorCase(string Name, string Words, int Status, string Code, int? Wait = null)
{
    public override string ToString() => Name;
}
