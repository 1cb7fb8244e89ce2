namespace Aisbf.Application.Configuration;

/// <summary>A stored document, with masked secrets.</summary>
/// <param name="Document">What is stored.</param>
/// <param name="Version">To be sent back as <c>If-Match</c>.</param>
public sealed record Versioned<TDto>(TDto Document, long Version);
