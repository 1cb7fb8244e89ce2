namespace Aisbf.Api.OpenApi;

/// <summary>States the media types of a body that an action reads as a file, for the API's description.</summary>
/// <param name="mediaTypes">What the file may be.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FileBodyAttribute(params string[] mediaTypes) : Attribute
{
    public IReadOnlyList<string> MediaTypes { get; } = mediaTypes;
}
