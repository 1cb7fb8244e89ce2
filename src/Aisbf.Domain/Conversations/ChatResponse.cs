namespace Aisbf.Domain.Conversations;

/// <summary>A whole chat answer in no vendor's dialect.</summary>
public sealed record ChatResponse;
