namespace Aisbf.Api.Tests.Tenancy;

/// <summary>The kinds of callers that may reach another person's things, by rank and by how they come.</summary>
internal enum RankedCaller
{
    OperatorAdmin,
    GlobalAdminSession,
    AdminSession,
    UserSession,
    GlobalAdminsToken,
    AdminsToken,
    UsersToken,

    /// <summary>An admin who is signed in as a user.</summary>
    Impersonator,
}
