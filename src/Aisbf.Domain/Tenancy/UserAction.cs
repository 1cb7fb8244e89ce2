namespace Aisbf.Domain.Tenancy;

/// <summary>What somebody can do to another person's account and things.</summary>
public enum UserAction
{
    /// <summary>Read the account, in lists as well.</summary>
    View,

    /// <summary>Change what the person is called.</summary>
    Edit,

    ChangeEmail,

    SetPassword,

    ChangeRole,

    Enable,

    Disable,

    EndSessions,

    Delete,

    /// <summary>Work as the person for a while.</summary>
    Impersonate,

    /// <summary>Read and change providers, rotations and autoselects of the person, and call models in the person's namespace.</summary>
    UseNamespace,

    /// <summary>Read what tokens the person has, never the tokens themselves.</summary>
    ReadTokens,

    CreateToken,

    RotateToken,

    RevokeToken,

    /// <summary>Read what is on record about the person.</summary>
    ReadAudit,
}
