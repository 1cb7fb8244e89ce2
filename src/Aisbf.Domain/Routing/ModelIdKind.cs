namespace Aisbf.Domain.Routing;

/// <summary>The forms that a model name can take.</summary>
public enum ModelIdKind
{
    /// <summary>No slash: a rotation's or autoselect's name, or a model that some provider lists.</summary>
    Bare,

    /// <summary><c>provider/model</c>, split at the first slash; or a listed model whose own name has a slash.</summary>
    Prefixed,

    /// <summary><c>rotation/id</c> or <c>rotations/id</c>, and with one more slash a member of it.</summary>
    Rotation,

    /// <summary><c>autoselect/id</c>, <c>autoselects/id</c> or <c>autoselections/id</c>.</summary>
    Autoselect,

    /// <summary><c>user-provider/id/model</c>: only in a user's namespace.</summary>
    UserProvider,

    /// <summary><c>user-rotation/id</c>: only in a user's namespace.</summary>
    UserRotation,

    /// <summary><c>user-autoselect/id</c>: only in a user's namespace.</summary>
    UserAutoselect,
}
