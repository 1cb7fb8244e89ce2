namespace Aisbf.Application.Abstractions;

/// <summary>A picture that can be shown as it is.</summary>
/// <param name="Content">The encoded picture.</param>
/// <param name="MediaType">How it is encoded, such as <c>image/webp</c>.</param>
public sealed record Picture(ReadOnlyMemory<byte> Content, string MediaType);
