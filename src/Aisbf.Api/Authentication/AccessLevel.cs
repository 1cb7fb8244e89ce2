namespace Aisbf.Api.Authentication;

/// <summary>Who may call an endpoint.</summary>
public enum AccessLevel
{
    /// <summary>Anybody.</summary>
    Public,

    /// <summary>Whoever has a token for this kind of call.</summary>
    Caller,

    /// <summary>Whoever has a token with the admin scope.</summary>
    Admin,
}
