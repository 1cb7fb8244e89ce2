namespace Aisbf.Domain.Tenancy;

/// <summary>What an admin can do to somebody's account.</summary>
public enum UserAction
{
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
}
