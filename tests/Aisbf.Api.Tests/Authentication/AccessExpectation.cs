namespace Aisbf.Api.Tests.Authentication;

/// <summary>Whom each kind of endpoint lets in, written down here and nowhere derived from the gateway's own decision.</summary>
internal static class AccessExpectation
{
    private static readonly CallerKind[] Kinds = Enum.GetValues<CallerKind>();

    // One column for each kind of caller, in their order: nobody, an unknown token; the operator's tokens for api, mcp, both and
    // admin; a user's for api, mcp, both and with limits; an admin's own token; sessions of a user, an admin and a global admin;
    // and an admin who is signed in as a user.
    private static readonly Dictionary<string, int[]> Plain = new()
    {
        ["everybody"] = Row("  0   0   0   0   0   0     0   0   0   0     0     0   0   0   0"),
        ["caller"] = Row("   401 401   0 403   0   0     0 403   0   0     0   401 401 401 401"),
        ["user"] = Row("     401 401 403 403 403 403     0 403   0 403     0     0   0   0   0"),
        ["signed in"] = Row("401 401 403 403 403 403   403 403 403 403   403     0   0   0   0"),
        ["admin"] = Row("    401 401 403 403 403   0   403 403 403 403   403   403   0   0 403"),
        ["global admin"] = Row(" 401 401 403 403 403 0 403 403 403 403   403   403 403   0 403"),
    };

    // /api/user: the namespace is the caller's own, which the operator's tokens do not have.
    private static readonly Dictionary<string, int[]> Unnamed = new()
    {
        ["caller"] = Row("401 401 403 403 403 403     0 403   0   0     0   401 401 401 401"),
        ["user"] = Plain["user"],
    };

    // /api/u/{username} with the caller's own name; for who has none, somebody's.
    private static readonly Dictionary<string, int[]> OwnName = new()
    {
        ["caller"] = Row("401 401 404 404 404   0     0 403   0   0     0   401 401 401 401"),
        ["user"] = Row("  401 401 404 404 404   0     0 403   0 403     0     0   0   0   0"),
    };

    // /api/u/{username} with another's name.
    private static readonly Dictionary<string, int[]> OtherName = new()
    {
        ["caller"] = Row("401 401 404 404 404   0   404 404 404 404     0   401 401 401 401"),
        ["user"] = Row("  401 401 404 404 404   0   404 404 404 404     0   404   0   0 404"),
    };

    /// <summary>The status with which a kind of caller is turned away, or null when the endpoint itself answers.</summary>
    /// <param name="row">The route.</param>
    /// <param name="kind">Who calls.</param>
    /// <param name="isOwnName">The name in the path is the caller's own.</param>
    public static int? Refusal(AccessRow row, CallerKind kind, bool isOwnName)
    {
        var table = !row.IsNamespaced ? Plain : !row.NamesNamespace ? Unnamed : isOwnName ? OwnName : OtherName;
        var status = table[row.Who][(int)kind];
        var isShut = row.IsPersonal && kind == CallerKind.Impersonator || row.IsRelay && kind == CallerKind.UserLimited && status == 0;
        return isShut ? 403 : status == 0 ? null : status;
    }

    /// <summary>What the documentation shows.</summary>
    public static string Cell(AccessRow row, CallerKind kind)
    {
        var (own, other) = (Text(Refusal(row, kind, isOwnName: true)), Text(Refusal(row, kind, isOwnName: false)));
        return own == other ? own : $"{own} / {other}";
    }

    private static string Text(int? refusal) => refusal?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "✓";

    private static int[] Row(string statuses)
    {
        int[] row = [.. statuses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
        return row.Length == Kinds.Length ? row : throw new InvalidOperationException($"Not one status for each kind of caller: {statuses}");
    }
}
