namespace Aisbf.Domain.Tenancy;

/// <summary>What a person may do in this installation. Each role may do what the ones before it may.</summary>
public enum UserRole
{
    /// <summary>Has a namespace of their own and nothing else.</summary>
    User = 0,

    /// <summary>Also looks after people: accounts, their tokens, the audit log.</summary>
    Admin = 1,

    /// <summary>Also configures the installation itself: the operator's providers, rotations, tokens and settings.</summary>
    GlobalAdmin = 2,
}
