namespace Aisbf.Api.Authentication;

/// <summary>Who may call an endpoint.</summary>
public enum AccessLevel
{
    /// <summary>Anybody, without a token.</summary>
    Public,

    /// <summary>Whoever has a token for the data plane.</summary>
    Caller,

    /// <summary>Whoever has a token for the administration of this installation.</summary>
    Admin,
}
