namespace Aisbf.Domain.Conversations;

/// <summary>Who speaks in a message.</summary>
public enum ChatRole
{
    System,

    /// <summary>Instructions as well; most vendors know no difference to <see cref="System"/>.</summary>
    Developer,
    User,
    Assistant,

    /// <summary>The result of a tool call.</summary>
    Tool,
}
