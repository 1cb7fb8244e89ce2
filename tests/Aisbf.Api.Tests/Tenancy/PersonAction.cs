namespace Aisbf.Api.Tests.Tenancy;

/// <summary>What a route does to the person whom its path, query or body names.</summary>
internal enum PersonAction
{
    /// <summary>Opens or asks for an account by what only its owner has: a password, a link, an authenticator. Ranks count for nothing.</summary>
    Credentials,

    /// <summary>Shows who somebody is.</summary>
    View,

    /// <summary>Changes or removes the account.</summary>
    Account,

    /// <summary>Ends the account's sessions.</summary>
    Sessions,

    /// <summary>Makes somebody an admin.</summary>
    Role,

    /// <summary>Changes accounts in a list, each by itself.</summary>
    Bulk,

    Impersonate,

    /// <summary>Reads, makes, replaces or revokes the person's tokens, on the admins' routes.</summary>
    Tokens,

    /// <summary>Reads or changes something in the person's namespace.</summary>
    Namespace,

    /// <summary>Makes or replaces a token in the person's namespace.</summary>
    NamespaceGrant,

    /// <summary>Calls a model in the person's namespace.</summary>
    NamespaceCall,

    /// <summary>Reads what is on record about the person.</summary>
    Audit,
}
