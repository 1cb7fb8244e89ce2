namespace Aisbf.Application.Audit;

/// <summary>What kind of identity does something. The numbers are stored.</summary>
public enum ActorKind
{
    /// <summary>The process itself.</summary>
    System = 0,

    /// <summary>Nobody known: before or without signing in.</summary>
    Anonymous = 1,

    /// <summary>A person who is signed in.</summary>
    Session = 2,

    /// <summary>A person's token.</summary>
    UserToken = 3,

    /// <summary>A token of the operator's.</summary>
    OperatorToken = 4,
}
