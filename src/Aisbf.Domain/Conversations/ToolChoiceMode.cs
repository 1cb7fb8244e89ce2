namespace Aisbf.Domain.Conversations;

/// <summary>How free a model is in calling tools.</summary>
public enum ToolChoiceMode
{
    /// <summary>It decides.</summary>
    Auto,

    /// <summary>It calls none.</summary>
    None,

    /// <summary>It calls at least one.</summary>
    Required,

    /// <summary>It calls one certain tool.</summary>
    Named,
}
