namespace Aisbf.Application.Configuration;

/// <summary>A field of a document that can hold a secret.</summary>
/// <param name="Name">Names the secret where it is stored. Stays with it when the parts of a document are moved about.</param>
/// <param name="Path">Where the field stands in this document, as errors name it.</param>
public readonly record struct SecretPlace(string Name, string Path);
