namespace Aisbf.Domain.Autoselects;

/// <summary>Why an autoselect's plan begins with what it begins with.</summary>
public enum SelectionReason
{
    /// <summary>Only one candidate can take the request, so nobody was asked.</summary>
    OnlyOne,

    /// <summary>Its description has most words of the task.</summary>
    Keywords,

    /// <summary>The selection model named it.</summary>
    Model,

    /// <summary>Nothing could be picked.</summary>
    Fallback,

    /// <summary>Nothing could be picked and the fallback cannot take the request: the candidate with the lowest priority number.</summary>
    Priority,
}
