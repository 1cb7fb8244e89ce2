namespace Aisbf.Application.Abstractions;

/// <summary>A document to create or replace.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Draft">What to keep.</param>
/// <param name="BasedOn">The version that the change was made from; 0 when there was none.</param>
public sealed record ResourceWrite(ResourceKind Kind, ResourceDraft Draft, long BasedOn);
