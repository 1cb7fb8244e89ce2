namespace Aisbf.Domain.Conversations;

/// <summary>A chat request in no vendor's dialect.</summary>
public sealed record ChatRequest;
