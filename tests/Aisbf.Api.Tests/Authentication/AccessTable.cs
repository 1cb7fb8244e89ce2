using Aisbf.Api.Authentication;
using Aisbf.Api.Relay;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;

namespace Aisbf.Api.Tests.Authentication;

/// <summary>Every endpoint of a running gateway with who may call it, from the same source as the gateway's own decision.</summary>
internal static class AccessTable
{
    private static readonly (string Title, CallerKind[] Kinds)[] Columns =
    [
        ("no token", [CallerKind.Nobody, CallerKind.UnknownToken]),
        ("operator's `api`, `both`", [CallerKind.OperatorApi, CallerKind.OperatorBoth]),
        ("operator's `mcp`", [CallerKind.OperatorMcp]),
        ("operator's `admin`", [CallerKind.OperatorAdmin]),
        ("user's `api`, `both`", [CallerKind.UserApi, CallerKind.UserBoth]),
        ("user's `mcp`", [CallerKind.UserMcp]),
        ("user's, limited", [CallerKind.UserLimited]),
        ("admin's own", [CallerKind.AdminsToken]),
        ("user, signed in", [CallerKind.UserSession]),
        ("admin, signed in", [CallerKind.AdminSession]),
        ("global admin, signed in", [CallerKind.GlobalAdminSession]),
        ("admin as a user", [CallerKind.Impersonator]),
    ];

    public static IReadOnlyList<AccessRow> Of(EndpointDataSource source)
    {
        var rows =
            from endpoint in source.Endpoints.OfType<RouteEndpoint>()
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
            select new AccessRow(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata.GetMetadata<AccessAttribute>()?.Level)
            {
                IsModelList = endpoint.Metadata.GetMetadata<ModelListAttribute>() is not null,
                IsRelay = endpoint.Metadata.GetMetadata<RelayRoute>() is not null,
                IsNamespaced = endpoint.Metadata.GetMetadata<NamespaceAttribute>() is not null,
                IsPersonal = endpoint.Metadata.GetMetadata<NotWhileImpersonatingAttribute>() is not null,
                QueryParameters = QueryParameters(endpoint),
            };
        return [.. rows.OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal)];
    }

    /// <summary>The table as docs/access.md has it.</summary>
    public static string ToMarkdown(IEnumerable<AccessRow> rows) => $$"""
        # Who may call what

        Every route of the gateway, and who opens it. A test writes this table from the routes of a running gateway and calls each of
        them as each kind of caller.

        - **everybody**: no token is needed.
        - **caller**: a bearer token with the scope `api`, `both` or `admin`. A session does not open model calls.
        - **user**: a user's token with the scope `api` or `both`, or a user who is signed in.
        - **signed in**: a person's session; no token, because it is about the account itself.
        - **admin**: an admin or global admin who is signed in, or an operator's token with the scope `admin`. No token of a person's own.
        - **global admin**: a global admin who is signed in, or an operator's token with the scope `admin`.
        - Routes marked **¹** are lists of models, which `Aisbf:Authentication:PublicModelLists` opens to everybody.
        - Routes marked **²** work in a user's namespace: below `/api/user` in the caller's own, below `/api/u/{username}` in the one that is
          named. Two marks in a cell are for the caller's own name and for anybody else's. Whoever may not enter a namespace gets 404, as
          if it were not there.
        - Routes marked **³** are closed to an admin who is signed in as somebody else.

        ✓ lets the caller in; a number is the status of the refusal. An unknown token is answered like none, except where nobody asks
        for one. "Limited" is a token that may call some models only, which leaves no way to what providers
        have besides them. A request with an `Authorization` header is answered by that header, whatever cookie comes along.

        `/swagger` and the OpenAPI document are open to everybody; they tell nothing about this installation's configuration. With
        `Aisbf:Authentication:Enabled` set to `false` whoever is not signed in is an admin.

        | Method | Path | Who | {{string.Join(" | ", Columns.Select(column => column.Title))}} |
        |---|---|---|{{string.Concat(Columns.Select(_ => "---|"))}}
        {{string.Join('\n', rows.Select(Line))}}

        """.ReplaceLineEndings("\n");

    private static string Line(AccessRow row)
    {
        var marks = $"{(row.IsModelList ? " ¹" : "")}{(row.IsNamespaced ? " ²" : "")}{(row.IsPersonal ? " ³" : "")}";
        var cells = Columns.Select(column => column.Kinds.Select(kind => AccessExpectation.Cell(row, kind)).Distinct().Single());
        return $"| {row.Method} | `{row.Path}` | {row.Who}{marks} | {string.Join(" | ", cells)} |";
    }

    private static IReadOnlyList<string> QueryParameters(RouteEndpoint endpoint) =>
    [
        .. from parameter in endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters ?? []
           where parameter.BindingInfo?.BindingSource == BindingSource.Query
           select parameter.BindingInfo?.BinderModelName ?? parameter.Name,
    ];
}
