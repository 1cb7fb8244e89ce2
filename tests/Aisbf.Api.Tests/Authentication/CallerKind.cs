namespace Aisbf.Api.Tests.Authentication;

/// <summary>The kinds of callers that a gateway tells apart.</summary>
internal enum CallerKind
{
    Nobody,
    UnknownToken,
    OperatorApi,
    OperatorMcp,
    OperatorBoth,
    OperatorAdmin,
    UserApi,
    UserMcp,
    UserBoth,

    /// <summary>A user's token that is limited to some models.</summary>
    UserLimited,
    AdminsToken,
    UserSession,
    AdminSession,
    GlobalAdminSession,

    /// <summary>An admin who is signed in as a user.</summary>
    Impersonator,
}
