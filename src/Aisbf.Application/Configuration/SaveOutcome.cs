namespace Aisbf.Application.Configuration;

/// <summary>What a save did.</summary>
public enum SaveOutcome
{
    Created,
    Updated,

    /// <summary>The same was stored already; nothing was written.</summary>
    Unchanged,
}
