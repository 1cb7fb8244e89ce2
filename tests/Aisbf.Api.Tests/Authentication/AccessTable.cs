using Aisbf.Api.Authentication;
using Microsoft.AspNetCore.Routing;

namespace Aisbf.Api.Tests.Authentication;

/// <summary>Every endpoint of a running gateway with who may call it, from the same source as the gateway's own decision.</summary>
internal static class AccessTable
{
    public static IReadOnlyList<AccessRow> Of(EndpointDataSource source)
    {
        var rows =
            from endpoint in source.Endpoints.OfType<RouteEndpoint>()
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
            select new AccessRow(
                method,
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                endpoint.Metadata.GetMetadata<AccessAttribute>()?.Level,
                endpoint.Metadata.GetMetadata<ModelListAttribute>() is not null,
                endpoint.Metadata.GetMetadata<NamespaceAttribute>() is not null);
        return [.. rows.OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal)];
    }

    /// <summary>The table as docs/access.md has it.</summary>
    public static string ToMarkdown(IEnumerable<AccessRow> rows) => $"""
        # Who may call what

        Every route of the gateway, and which bearer token opens it. A test writes this table from the routes of a running gateway
        and calls each of them with each kind of token.

        - **everybody**: no token is needed.
        - **caller**: a token with the scope `api`, `both` or `admin`. Without one the answer is 401, with the scope `mcp` alone 403.
        - **admin**: a token with the scope `admin`. Without one the answer is 401, with any other scope 403.
        - **user**: a user's token with the scope `api` or `both`, or a user who is signed in.
        - A token that is limited to models or addresses opens **caller** routes only, and 403 on the others.
        - Routes marked **²** work in a user's namespace. Below `/api/user` it is the caller's own: the operator's tokens, which belong to no
          user, get 403. Below `/api/u/{"{username}"}` it is the caller's own or, for an admin, anybody's; whoever may not enter it gets 404, as if it were not there.
        - Routes marked **¹** are lists of models, which `Aisbf:Authentication:PublicModelLists` opens to everybody.

        `/swagger` and the OpenAPI document are open to everybody; they tell nothing about this installation's configuration. With
        `Aisbf:Authentication:Enabled` set to `false` everybody is an admin.

        | Method | Path | Who |
        |---|---|---|
        {string.Join('\n', rows.Select(row => $"| {row.Method} | `{row.Path}` | {row.Who}{(row.IsModelList ? " ¹" : "")}{(row.IsNamespaced ? " ²" : "")} |"))}

        """.ReplaceLineEndings("\n");
}
