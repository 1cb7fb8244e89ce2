using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>What to keep under an id.</summary>
/// <param name="Id">Unique within its owner and kind.</param>
/// <param name="Document">The saved shape as JSON text, without any secret.</param>
/// <param name="Secrets">The secrets by the name of their place in the document; stored encrypted.</param>
public sealed record ResourceDraft(string Id, string Document, IReadOnlyDictionary<string, Secret> Secrets);
