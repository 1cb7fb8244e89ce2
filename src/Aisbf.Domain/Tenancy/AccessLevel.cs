namespace Aisbf.Domain.Tenancy;

/// <summary>Who may call an endpoint.</summary>
public enum AccessLevel
{
    /// <summary>Anybody, without a token.</summary>
    Public,

    /// <summary>Whoever has a token for the data plane, the operator's or a user's.</summary>
    Caller,

    /// <summary>A user in the own namespace, by token or signed in; an admin in anybody's.</summary>
    User,

    /// <summary>A person who is signed in. No token opens it: it is about the account itself.</summary>
    Session,

    /// <summary>Whoever looks after people: an admin who is signed in, or a token of the operator's for administration.</summary>
    Admin,

    /// <summary>Whoever configures the installation: a global admin who is signed in, or a token of the operator's for administration.</summary>
    GlobalAdmin,
}
