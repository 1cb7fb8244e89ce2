namespace Aisbf.Api.Streaming;

/// <summary>A compressed body becomes so much longer that it can only be meant to fill the memory.</summary>
internal sealed class ExpansionException() : IOException("The body expands beyond measure.");
