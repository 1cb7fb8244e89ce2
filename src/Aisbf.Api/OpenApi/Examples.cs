using Aisbf.Api.Demo;

namespace Aisbf.Api.OpenApi;

/// <summary>
/// Requests that work as they stand on a gateway started with <c>--demo</c>: what has an id of its own has to be put before
/// it can be read or removed.
/// </summary>
internal static class Examples
{
    private const string Administration = "/api/admin/";
    private const string NewPerson = "carol";

    /// <summary>A body for an operation, as <c>METHOD /path</c>; null when it takes none.</summary>
    public static string? BodyOf(string operation) => operation switch
    {
        _ when SurfaceExamples.BodyOf(operation) is { } body => body,
        _ when InNamespace(operation) && UserBodyOf(Segment(operation), operation) is { } body => body,
        "POST /api/rotations/chat/completions" => Chat("demo"),
        "POST /api/autoselect/chat/completions" => Chat("auto"),
        "POST /api/{provider_id}/chat/completions" => Chat("gpt-sim"),
        _ when operation.EndsWith("/chat/completions", StringComparison.Ordinal) => Chat("rotation/demo"),
        "POST /api/rotations/responses" => Response("demo"),
        "POST /api/autoselect/responses" => Response("auto"),
        "POST /api/{provider_id}/responses" => Response("gpt-sim"),
        _ when operation.EndsWith("/responses", StringComparison.Ordinal) => Response("rotation/demo"),
        "POST /api/admin/routes/explain" => Chat("rotation/demo"),
        "PUT /api/admin/providers/{id}" => """
            {"name":"Mine","type":"openai","endpoint":"http://127.0.0.1:8000/v1","api_key":"my-key","models":[{"name":"my-model","context_size":32000}]}
            """,
        "PUT /api/admin/rotations/{id}" => """
            {
              "model_name": "mine",
              "providers": [
                {"provider_id":"demo-openai","models":[{"name":"gpt-sim","weight":2}]},
                {"provider_id":"demo-anthropic","models":[{"name":"claude-sim","weight":1}]}
              ]
            }
            """,
        "PUT /api/admin/autoselects/{id}" => """
            {
              "model_name": "picked",
              "fallback": "demo",
              "available_models": [{"model_id":"demo","description":"Anything","priority":0}]
            }
            """,
        "POST /api/admin/config/import" => """
            {
              "providers": {"imported":{"type":"openai","endpoint":"http://127.0.0.1:8000/v1","api_key":"my-key","models":[{"name":"my-model"}]}},
              "rotations": {"imported-pool":{"providers":[{"provider_id":"imported","models":[{"name":"my-model","weight":1}]}]}}
            }
            """,
        _ when operation.Contains(" /api/account", StringComparison.Ordinal) => AccountBodyOf(operation) ?? AccountExamples.BodyOf(operation),
        "POST /api/show" => """{"model":"demo-openai/gpt-sim"}""",
        "POST /api/admin/tokens" => """{"description":"my laptop","scope":"api","expires_in_days":30}""",
        "POST /api/admin/users" => $$"""{"username":"{{NewPerson}}","email":"carol@example.com","password":"correct horse battery","role":"user"}""",
        "POST /api/admin/users/bulk" => $$"""{"action":"enable","usernames":["{{DemoConfiguration.Tenant}}"]}""",
        "PUT /api/admin/users/{username}" => """{"email":"ada@example.test","display_name":"Ada"}""",
        "PUT /api/admin/users/{username}/role" => """{"role":"user"}""",
        "POST /api/admin/users/{username}/tokens" => """{"description":"for a start","expires_in_days":7}""",
        _ when operation.EndsWith("/tokens/{id}/rotate", StringComparison.Ordinal) => """{"grace_seconds":3600}""",
        _ => null,
    };

    private static string? AccountBodyOf(string operation) => operation switch
    {
        "POST /api/account/sign-up" => """{"username":"anna","email":"anna@example.com","password":"correct horse battery"}""",
        "POST /api/account/login" => """{"username":"anna","password":"correct horse battery","remember_me":true}""",
        "POST /api/account/verify-email" or "POST /api/account/verify-email-change" =>
            """{"user":"01a20529-5c10-7579-abcf-0ed06b7a5269","token":"from-the-link"}""",
        "POST /api/account/resend-verification" or "POST /api/account/forgot-password" => """{"email":"anna@example.com"}""",
        "POST /api/account/reset-password" =>
            """{"user":"01a20529-5c10-7579-abcf-0ed06b7a5269","token":"from-the-link","password":"another horse battery"}""",
        "POST /api/account/change-password" => """{"current_password":"correct horse battery","new_password":"another horse battery"}""",
        "POST /api/account/change-email" => """{"email":"anna@example.org","password":"correct horse battery"}""",
        "PUT /api/account" => """{"display_name":"Anna"}""",
        "DELETE /api/account" => """{"password":"correct horse battery","confirm":"DELETE"}""",
        _ => null,
    };

    /// <summary>A value for a parameter of an operation; null when it may be left out, or nobody can know one.</summary>
    public static string? ParameterOf(string operation, string parameter) => parameter switch
    {
        // The others are still to be tried with the tenant.
        "username" when operation == "DELETE /api/admin/users/{username}" => NewPerson,
        "username" => DemoConfiguration.Tenant,
        "provider_id" when InNamespace(operation) => operation.Contains("/routes/", StringComparison.Ordinal) ? null : "mine",
        "model_id" when InNamespace(operation) => "mine/gpt-sim",
        "id" when InNamespace(operation) => (operation.StartsWith("GET", StringComparison.Ordinal), Segment(operation)) switch
        {
            (true, "providers") => "mine",
            (true, "rotations") => "pool",
            (_, not ("providers" or "rotations" or "autoselects")) => null,

            // One for each of the two paths of a namespace, so that both can be tried.
            var (_, kind) => $"{(operation.Contains("{username}", StringComparison.Ordinal) ? "adas" : "my")}-{kind[..^1]}",
        },
        "id" when operation == "GET /api/autoselect/{id}" => "auto",
        "provider_id" when !operation.Contains(Administration, StringComparison.Ordinal) => "demo-openai",
        "model_id" => "demo-openai/gpt-sim",
        "id" => (operation.StartsWith("GET", StringComparison.Ordinal), Segment(operation)) switch
        {
            (true, "providers") => "demo-openai",
            (true, "rotations") => "demo",
            (_, "providers") => "my-provider",
            (_, "rotations") => "my-rotation",
            (_, "autoselects") => "my-autoselect",
            _ => null,
        },
        _ => null,
    };

    // Bodies that name nothing which a user may lack.
    private static string? UserBodyOf(string segment, string operation) => (operation.Split(' ')[0], segment) switch
    {
        ("POST", "chat") => Chat("user-rotation/pool"),
        ("POST", "responses") => Response("user-rotation/pool"),
        ("POST", "routes") => Chat("rotation/pool"),
        ("PUT", "rotations") => """{"model_name":"mine-too","providers":[{"provider_id":"mine","models":[{"name":"gpt-sim","weight":1}]}]}""",
        ("PUT", "autoselects") => """{"model_name":"picked","fallback":"pool","available_models":[{"model_id":"pool","description":"Anything","priority":0}]}""",
        ("PUT", "providers") => BodyOf("PUT /api/admin/providers/{id}"),
        ("POST", "tokens") when operation.EndsWith("/tokens", StringComparison.Ordinal) =>
            """{"description":"a job","scope":"api","expires_in_days":30,"allowed_models":["mine/*"],"allowed_addresses":["127.0.0.1"]}""",
        ("POST", "tokens") => BodyOf("POST /api/admin/tokens/{id}/rotate"),
        ("POST", "config") => BodyOf("POST /api/admin/config/import"),
        _ => null,
    };

    private static string Chat(string model) => $$"""
        {"model":"{{model}}","messages":[{"role":"user","content":"Say pong"}],"max_tokens":20}
        """;

    private static string Response(string model) => $$"""
        {"model":"{{model}}","input":"Say pong","max_output_tokens":20}
        """;

    private static bool InNamespace(string operation) =>
        operation.Contains(" /api/user/", StringComparison.Ordinal) || operation.Contains(" /api/u/{username}/", StringComparison.Ordinal);

    // What follows '/api/admin', '/api/user' or '/api/u/{username}'.
    private static string Segment(string operation) => operation.Split('/')[operation.Contains("/u/", StringComparison.Ordinal) ? 4 : 3];
}
