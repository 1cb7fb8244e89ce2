using Aisbf.Api.Tests.Authentication;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>Who may do what to whom, by rank, written down here and nowhere derived from the gateway's own decision.</summary>
internal static class RankRules
{
    private static readonly string[] PersonKinds = ["username", "email", "user_id"];

    // Routes outside a namespace, by method and path. What is new has to be entered.
    private static readonly Dictionary<string, PersonAction> Actions = new()
    {
        ["GET /api/admin/users"] = PersonAction.View,
        ["POST /api/admin/users"] = PersonAction.View, // Makes a new account, so it says of a name only that it is taken.
        ["GET /api/users/search"] = PersonAction.View,
        ["GET /api/admin/users/{username}"] = PersonAction.View,
        ["PUT /api/admin/users/{username}"] = PersonAction.Account,
        ["DELETE /api/admin/users/{username}"] = PersonAction.Account,
        ["POST /api/admin/users/{username}/disable"] = PersonAction.Account,
        ["POST /api/admin/users/{username}/enable"] = PersonAction.Account,
        ["POST /api/admin/users/{username}/sign-out"] = PersonAction.Sessions,
        ["PUT /api/admin/users/{username}/role"] = PersonAction.Role,
        ["POST /api/admin/users/{username}/impersonate"] = PersonAction.Impersonate,
        ["POST /api/admin/users/bulk"] = PersonAction.Bulk,
        ["GET /api/admin/users/{username}/tokens"] = PersonAction.Tokens,
        ["POST /api/admin/users/{username}/tokens"] = PersonAction.Tokens,
        ["GET /api/admin/users/{username}/tokens/{id:guid}"] = PersonAction.Tokens,
        ["DELETE /api/admin/users/{username}/tokens/{id:guid}"] = PersonAction.Tokens,
        ["POST /api/admin/users/{username}/tokens/{id:guid}/rotate"] = PersonAction.Tokens,
        ["GET /api/admin/audit"] = PersonAction.Audit,
        ["POST /api/account/change-email"] = PersonAction.Credentials,
        ["POST /api/account/forgot-password"] = PersonAction.Credentials,
        ["POST /api/account/login"] = PersonAction.Credentials,
        ["POST /api/account/resend-verification"] = PersonAction.Credentials,
        ["POST /api/account/reset-password"] = PersonAction.Credentials,
        ["POST /api/account/sign-up"] = PersonAction.Credentials,
        ["POST /api/account/verify-email"] = PersonAction.Credentials,
        ["POST /api/account/verify-email-change"] = PersonAction.Credentials,
        ["GET /dashboard/verify-email"] = PersonAction.Credentials,
        ["POST /dashboard/verify-email"] = PersonAction.Credentials,
        ["GET /dashboard/verify-email-change"] = PersonAction.Credentials,
        ["POST /dashboard/verify-email-change"] = PersonAction.Credentials,
        ["GET /dashboard/reset-password"] = PersonAction.Credentials,
        ["POST /dashboard/reset-password"] = PersonAction.Credentials,
    };

    // For each kind of caller, one column for each target: a user, an admin, a global admin, the caller. y lets in; 1, 3 and 4 are
    // 401, 403 and 404; - means that there is no such case.
    private static readonly Dictionary<(PersonAction, RankedCaller), string> Expected = new()
    {
        [(PersonAction.View, RankedCaller.OperatorAdmin)] = "yyy-",
        [(PersonAction.View, RankedCaller.GlobalAdminSession)] = "yyyy",
        [(PersonAction.View, RankedCaller.AdminSession)] = "yyyy",
        [(PersonAction.Account, RankedCaller.OperatorAdmin)] = "yyy-",
        [(PersonAction.Account, RankedCaller.GlobalAdminSession)] = "yyy3",
        [(PersonAction.Account, RankedCaller.AdminSession)] = "y333",
        [(PersonAction.Sessions, RankedCaller.OperatorAdmin)] = "yyy-",
        [(PersonAction.Sessions, RankedCaller.GlobalAdminSession)] = "yyyy",
        [(PersonAction.Sessions, RankedCaller.AdminSession)] = "y33y",
        [(PersonAction.Role, RankedCaller.OperatorAdmin)] = "yyy-",
        [(PersonAction.Role, RankedCaller.GlobalAdminSession)] = "yyy3",
        [(PersonAction.Role, RankedCaller.AdminSession)] = "3333",
        [(PersonAction.Bulk, RankedCaller.OperatorAdmin)] = "yyy-",
        [(PersonAction.Bulk, RankedCaller.GlobalAdminSession)] = "yyy3",
        [(PersonAction.Bulk, RankedCaller.AdminSession)] = "y333",
        [(PersonAction.Impersonate, RankedCaller.OperatorAdmin)] = "333-",
        [(PersonAction.Impersonate, RankedCaller.GlobalAdminSession)] = "y333",
        [(PersonAction.Impersonate, RankedCaller.AdminSession)] = "y333",
        [(PersonAction.Tokens, RankedCaller.OperatorAdmin)] = "yyy-",
        [(PersonAction.Tokens, RankedCaller.GlobalAdminSession)] = "yyyy",
        [(PersonAction.Tokens, RankedCaller.AdminSession)] = "y33y",
        [(PersonAction.Audit, RankedCaller.OperatorAdmin)] = "yyy-",
        [(PersonAction.Audit, RankedCaller.GlobalAdminSession)] = "yyyy",
        [(PersonAction.Audit, RankedCaller.AdminSession)] = "y33y",
    };

    // The same for namespaces; a session opens no model calls, whoever's it is.
    private static readonly Dictionary<RankedCaller, string> Namespaces = new()
    {
        [RankedCaller.OperatorAdmin] = "yyy-",
        [RankedCaller.GlobalAdminSession] = "yyyy",
        [RankedCaller.AdminSession] = "y44y",
        [RankedCaller.UserSession] = "444y",
        [RankedCaller.GlobalAdminsToken] = "yyyy",
        [RankedCaller.AdminsToken] = "y44y",
        [RankedCaller.UsersToken] = "444y",
        [RankedCaller.Impersonator] = "444y",
    };

    public static IReadOnlyCollection<RankedCaller> Callers => Namespaces.Keys;

    /// <summary>The route names a person, in its path, its query or its body.</summary>
    public static bool NamesPerson(AccessRow row) =>
        row.Path.Contains("{user", StringComparison.Ordinal) || RouteClassification.Find(row)?.Kinds.Intersect(PersonKinds).Any() == true;

    /// <summary>What has to be entered here, or removed.</summary>
    public static IEnumerable<string> Faults(IReadOnlyCollection<AccessRow> rows)
    {
        var named = rows.Where(row => !row.NamesNamespace && NamesPerson(row) && row.Method != "HEAD").Select(row => row.ToString()).ToHashSet();
        return named.Where(route => !Actions.ContainsKey(route)).Select(route => $"{route}: say in RankRules what it does to the person whom it names.")
            .Concat(Actions.Keys.Where(route => !named.Contains(route)).Select(route => $"{route}: there is no such route; remove it from RankRules."));
    }

    public static PersonAction Of(AccessRow row) =>
        !row.NamesNamespace ? Actions[row.ToString().Replace("HEAD ", "GET ", StringComparison.Ordinal)]
        : row.Level == AccessLevel.Caller ? PersonAction.NamespaceCall
        : row.Method == "POST" && row.Path.Contains("/tokens", StringComparison.Ordinal) ? PersonAction.NamespaceGrant
        : PersonAction.Namespace;

    /// <summary>The status of the refusal, 0 where the caller is let in, null where there is no such case.</summary>
    /// <param name="row">The route.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="target">Whose account and things it is about; null for the caller's own.</param>
    public static int? Refusal(AccessRow row, RankedCaller caller, UserRole? target)
    {
        var action = Of(row);
        var line = action switch
        {
            PersonAction.NamespaceCall when caller is RankedCaller.GlobalAdminSession or RankedCaller.AdminSession or RankedCaller.UserSession or RankedCaller.Impersonator => "1111",

            // A token of a person's makes none for other admins.
            PersonAction.NamespaceGrant when caller == RankedCaller.GlobalAdminsToken => "y33y",
            PersonAction.NamespaceGrant or PersonAction.NamespaceCall or PersonAction.Namespace => Namespaces[caller],
            _ => Expected.GetValueOrDefault((action, caller), "3333"),
        };
        return line[target is { } role ? (int)role : 3] switch
        {
            'y' => row.IsPersonal && caller == RankedCaller.Impersonator ? 403 : 0,
            '-' => null,
            var digit => 400 + digit - '0',
        };
    }
}
