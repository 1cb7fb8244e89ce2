using System.Text.RegularExpressions;
using Aisbf.Api.Tests.Authentication;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>What each route's parameters and body name, so that a test can name somebody else's.</summary>
internal static partial class RouteClassification
{
    private const string Named = "/api/u/{username}";
    private const string Own = "/api/user";
    private const string Chat = """{"model":"<model>","messages":[{"role":"user","content":"Say pong"}]}""";
    private const string Message = """{"model":"<model>","max_tokens":5,"messages":[{"role":"user","content":"Say pong"}]}""";
    private const string Recording =
        "--form\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nx\r\n--form\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n<model>\r\n--form--\r\n";

    private const string Picture =
        "--form\r\nContent-Disposition: form-data; name=\"image\"; filename=\"f\"\r\n\r\nx\r\n--form\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nBluer\r\n--form\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n<model>\r\n--form--\r\n";

    private const string Completion = """{"model":"<model>","prompt":"Say pong"}""";
    private const string Input = """{"model":"<model>","input":"Say pong","voice":"alloy"}""";
    private const string Rerank = """{"model":"<model>","query":"fruit","documents":["An apple"]}""";
    private const string Response = """{"model":"<model>","input":"Say pong"}""";
    private const string Provider = """{"type":"openai","endpoint":"http://127.0.0.1:9/v1","api_key":"key-of-the-sender","models":[{"name":"m"}]}""";
    private const string Rotation = """{"providers":[{"provider_id":"<provider>","models":[{"name":"<model>","weight":1}]},{"provider_id":"rotation","models":[{"name":"<rotation>"}]}]}""";
    private const string Autoselect = """{"selection_model":"<model>","fallback":"<model>","available_models":[{"model_id":"<model>","description":"d"}]}""";
    private const string Configuration =
        $$$"""{"providers":{"<provider>":{{{Provider}}} },"rotations":{"<rotation>":{{{Rotation}}} },"autoselect":{"<autoselect>":{{{Autoselect}}} } }""";
    private const string Token = """{"description":"d","allowed_models":["<provider>/*","rotation/<rotation>","autoselect/<autoselect>"]}""";
    private const string Link = """{"user":"<user_id>","token":"dG9rZW4"}""";
    private const string Password = """{"password":"not the password"}""";
    private const string Page = "?user=<user_id>&token=dG9rZW4&result=";
    private const string Form = "user=<user_id>&token=dG9rZW4&password=some+long+password";

    /// <summary>What tells nothing of whose a thing is.</summary>
    private static readonly HashSet<string> Impersonal =
        ["page", "limit", "order_by", "direction", "status", "role", "action", "succeeded", "from", "to", "before", "force", "return_url", "surface", "children", "tokens"];

    /// <summary>By path; what is below <c>/api/user</c> stands for <c>/api/u/{username}</c> as well. The same for all methods.</summary>
    private static readonly Dictionary<string, RequestTemplate> Table = new()
    {
        ["/"] = new("/"),
        ["/health"] = new("/health"),
        ["/health/live"] = new("/health/live"),
        ["/health/ready"] = new("/health/ready"),
        ["/auth/oauth2"] = new("/auth/oauth2"),
        ["/auth/oauth2/{provider}"] = new("/auth/oauth2/nowhere"),
        ["/dashboard/verify-email"] = new($"/dashboard/verify-email{Page}", Form),
        ["/dashboard/verify-email-change"] = new($"/dashboard/verify-email-change{Page}", Form),
        ["/dashboard/reset-password"] = new($"/dashboard/reset-password{Page}", Form),

        ["/api/account"] = new("/api/account", """{"display_name":"Somebody"}"""),
        ["/api/account/change-email"] = new("/api/account/change-email", """{"email":"<email>","password":"not the password"}"""),
        ["/api/account/change-password"] = new("/api/account/change-password", """{"current_password":"not the password","new_password":"another long password"}"""),
        ["/api/account/forgot-password"] = new("/api/account/forgot-password", """{"email":"<email>"}"""),
        ["/api/account/login"] = new("/api/account/login", """{"username":"<username>","password":"not the password"}"""),
        ["/api/account/login/passkey"] = new("/api/account/login/passkey", """{"credential":{"id":"<passkey>","rawId":"<passkey>","type":"public-key","response":{}}}"""),
        ["/api/account/login/passkey/options"] = new("/api/account/login/passkey/options", ""),
        ["/api/account/login/two-factor"] = new("/api/account/login/two-factor", """{"code":"123456"}"""),
        ["/api/account/logins"] = new("/api/account/logins"),
        ["/api/account/logins/{provider}"] = new("/api/account/logins/<login>"),
        ["/api/account/logout"] = new("/api/account/logout", ""),
        ["/api/account/passkeys"] = new("/api/account/passkeys", """{"name":"n","credential":{"id":"<passkey>","rawId":"<passkey>","type":"public-key","response":{}}}"""),
        ["/api/account/passkeys/options"] = new("/api/account/passkeys/options", ""),
        ["/api/account/passkeys/{id}"] = new("/api/account/passkeys/<passkey>"),
        ["/api/account/picture"] = new("/api/account/picture", ""),
        ["/api/account/resend-verification"] = new("/api/account/resend-verification", """{"email":"<email>"}"""),
        ["/api/account/reset-password"] = new("/api/account/reset-password", """{"user":"<user_id>","token":"dG9rZW4","password":"some long password"}"""),
        ["/api/account/sign-out-everywhere"] = new("/api/account/sign-out-everywhere", ""),

        // Usernames are public, so a taken one is told; addresses are not.
        ["/api/account/sign-up"] = new("/api/account/sign-up", """{"username":"x","email":"<email>","password":"some long password"}"""),
        ["/api/account/stop-impersonating"] = new("/api/account/stop-impersonating", ""),
        ["/api/account/two-factor"] = new("/api/account/two-factor"),
        ["/api/account/two-factor/authenticator"] = new("/api/account/two-factor/authenticator", Password),
        ["/api/account/two-factor/disable"] = new("/api/account/two-factor/disable", Password),
        ["/api/account/two-factor/enable"] = new("/api/account/two-factor/enable", """{"code":"123456"}"""),
        ["/api/account/two-factor/recovery-codes"] = new("/api/account/two-factor/recovery-codes", Password),
        ["/api/account/verify-email"] = new("/api/account/verify-email", Link),
        ["/api/account/verify-email-change"] = new("/api/account/verify-email-change", Link),

        ["/api/admin/audit"] = new("/api/admin/audit?user=<username>&owner=<username>&target=<provider>"),
        ["/api/admin/autoselects"] = new("/api/admin/autoselects"),
        ["/api/admin/autoselects/{id}"] = new("/api/admin/autoselects/<autoselect>", Autoselect),
        ["/api/admin/config/export"] = new("/api/admin/config/export"),
        ["/api/admin/config/import"] = new("/api/admin/config/import", Configuration),
        ["/api/admin/providers"] = new("/api/admin/providers"),
        ["/api/admin/providers/{id}"] = new("/api/admin/providers/<provider>", Provider),
        ["/api/admin/providers/{id}/reset"] = new("/api/admin/providers/<provider>/reset", ""),
        ["/api/admin/rotations"] = new("/api/admin/rotations"),
        ["/api/admin/rotations/{id}"] = new("/api/admin/rotations/<rotation>", Rotation),
        ["/api/admin/routes/explain"] = new("/api/admin/routes/explain?provider_id=<provider>", Chat),
        ["/api/admin/tokens"] = new("/api/admin/tokens", Token),
        ["/api/admin/tokens/{id:guid}"] = new("/api/admin/tokens/<token>"),
        ["/api/admin/tokens/{id:guid}/rotate"] = new("/api/admin/tokens/<token>/rotate", "{}"),
        ["/api/admin/users"] = new("/api/admin/users?search=<username>", """{"username":"<username>","email":"<email>","password":"some long password"}"""),
        ["/api/admin/users/bulk"] = new("/api/admin/users/bulk", """{"action":"delete","usernames":["<username>"]}"""),
        ["/api/admin/users/{username}"] = new("/api/admin/users/<username>", """{"email":"<email>"}"""),
        ["/api/admin/users/{username}/disable"] = new("/api/admin/users/<username>/disable", ""),
        ["/api/admin/users/{username}/enable"] = new("/api/admin/users/<username>/enable", ""),
        ["/api/admin/users/{username}/impersonate"] = new("/api/admin/users/<username>/impersonate", ""),
        ["/api/admin/users/{username}/role"] = new("/api/admin/users/<username>/role", """{"role":"admin"}"""),
        ["/api/admin/users/{username}/sign-out"] = new("/api/admin/users/<username>/sign-out", ""),
        ["/api/admin/users/{username}/tokens"] = new("/api/admin/users/<username>/tokens", Token),
        ["/api/admin/users/{username}/tokens/{id:guid}"] = new("/api/admin/users/<username>/tokens/<token>"),
        ["/api/admin/users/{username}/tokens/{id:guid}/rotate"] = new("/api/admin/users/<username>/tokens/<token>/rotate", "{}"),
        ["/api/users/search"] = new("/api/users/search?q=<username>"),

        ["/api/autoselect/messages"] = new("/api/autoselect/messages", Message),
        ["/api/autoselect/messages/count_tokens"] = new("/api/autoselect/messages/count_tokens", Message),
        ["/api/autoselect/v1/messages"] = new("/api/autoselect/v1/messages", Message),
        ["/api/autoselect/v1/messages/count_tokens"] = new("/api/autoselect/v1/messages/count_tokens", Message),
        ["/api/messages"] = new("/api/messages", Message),
        ["/api/messages/count_tokens"] = new("/api/messages/count_tokens", Message),
        ["/api/rotations/messages"] = new("/api/rotations/messages", Message),
        ["/api/rotations/messages/count_tokens"] = new("/api/rotations/messages/count_tokens", Message),
        ["/api/rotations/v1/messages"] = new("/api/rotations/v1/messages", Message),
        ["/api/rotations/v1/messages/count_tokens"] = new("/api/rotations/v1/messages/count_tokens", Message),
        ["/api/v1/messages"] = new("/api/v1/messages", Message),
        ["/api/v1/messages/count_tokens"] = new("/api/v1/messages/count_tokens", Message),
        ["/v1/messages"] = new("/v1/messages", Message),
        ["/v1/messages/count_tokens"] = new("/v1/messages/count_tokens", Message),
        ["/api/{provider_id}/messages"] = new("/api/<provider>/messages", Message),
        ["/api/{provider_id}/messages/count_tokens"] = new("/api/<provider>/messages/count_tokens", Message),
        ["/api/{provider_id}/v1/messages"] = new("/api/<provider>/v1/messages", Message),
        ["/api/{provider_id}/v1/messages/count_tokens"] = new("/api/<provider>/v1/messages/count_tokens", Message),
        ["/api/user/messages"] = new("/api/user/messages", Message),
        ["/api/user/messages/count_tokens"] = new("/api/user/messages/count_tokens", Message),
        ["/api/user/v1/messages"] = new("/api/user/v1/messages", Message),
        ["/api/user/v1/messages/count_tokens"] = new("/api/user/v1/messages/count_tokens", Message),

        ["/api/autoselect/chat/completions"] = new("/api/autoselect/chat/completions", Chat),
        ["/api/audio/transcriptions"] = new("/api/audio/transcriptions", Recording),
        ["/api/audio/translations"] = new("/api/audio/translations", Recording),
        ["/api/autoselect/audio/transcriptions"] = new("/api/autoselect/audio/transcriptions", Recording),
        ["/api/autoselect/audio/translations"] = new("/api/autoselect/audio/translations", Recording),
        ["/api/autoselect/images/edits"] = new("/api/autoselect/images/edits", Picture),
        ["/api/autoselect/images/variations"] = new("/api/autoselect/images/variations", Picture),
        ["/api/images/edits"] = new("/api/images/edits", Picture),
        ["/api/images/variations"] = new("/api/images/variations", Picture),
        ["/api/proxy/{content_id}"] = new("/api/proxy/nowhere?sig=x"),
        ["/api/rotations/audio/transcriptions"] = new("/api/rotations/audio/transcriptions", Recording),
        ["/api/rotations/audio/translations"] = new("/api/rotations/audio/translations", Recording),
        ["/api/rotations/images/edits"] = new("/api/rotations/images/edits", Picture),
        ["/api/rotations/images/variations"] = new("/api/rotations/images/variations", Picture),
        ["/api/v1/audio/transcriptions"] = new("/api/v1/audio/transcriptions", Recording),
        ["/api/v1/audio/translations"] = new("/api/v1/audio/translations", Recording),
        ["/api/v1/images/edits"] = new("/api/v1/images/edits", Picture),
        ["/api/v1/images/variations"] = new("/api/v1/images/variations", Picture),
        ["/api/{provider_id}"] = new("/api/<provider>", "{}"),
        ["/api/{provider_id}/audio/transcriptions"] = new("/api/<provider>/audio/transcriptions", Recording),
        ["/api/{provider_id}/audio/translations"] = new("/api/<provider>/audio/translations", Recording),
        ["/api/{provider_id}/images/edits"] = new("/api/<provider>/images/edits", Picture),
        ["/api/{provider_id}/images/variations"] = new("/api/<provider>/images/variations", Picture),
        ["/api/{provider_id}/{**path}"] = new("/api/<provider>/files", "{}"),
        ["/v1/audio/transcriptions"] = new("/v1/audio/transcriptions", Recording),
        ["/v1/audio/translations"] = new("/v1/audio/translations", Recording),
        ["/v1/images/edits"] = new("/v1/images/edits", Picture),
        ["/v1/images/variations"] = new("/v1/images/variations", Picture),

        ["/api/autoselect/responses"] = new("/api/autoselect/responses", Response),
        ["/api/responses"] = new("/api/responses", Response),
        ["/api/rotations/responses"] = new("/api/rotations/responses", Response),
        ["/api/v1/responses"] = new("/api/v1/responses", Response),
        ["/api/{provider_id}/responses"] = new("/api/<provider>/responses", Response),
        ["/v1/responses"] = new("/v1/responses", Response),
        ["/api/user/responses"] = new("/api/user/responses", Response),
        ["/api/chat/completions"] = new("/api/chat/completions", Chat),
        ["/api/models"] = new("/api/models"),
        ["/api/models/{**model_id}"] = new("/api/models/<model>"),
        ["/api/rotations"] = new("/api/rotations"),
        ["/api/rotations/chat/completions"] = new("/api/rotations/chat/completions", Chat),
        ["/api/rotations/models"] = new("/api/rotations/models"),
        ["/api/v1/chat/completions"] = new("/api/v1/chat/completions", Chat),
        ["/api/v1/models"] = new("/api/v1/models"),
        ["/api/v1/models/{**model_id}"] = new("/api/v1/models/<model>"),
        ["/api/autoselect"] = new("/api/autoselect"),
        ["/api/autoselect/models"] = new("/api/autoselect/models"),
        ["/api/autoselect/{id}"] = new("/api/autoselect/<autoselect>"),
        ["/api/autoselections/models"] = new("/api/autoselections/models"),
        ["/api/{provider_id}/chat/completions"] = new("/api/<provider>/chat/completions", Chat),
        ["/api/{provider_id}/models"] = new("/api/<provider>/models"),
        ["/api/props"] = new("/api/props?model=<model>"),
        ["/api/ps"] = new("/api/ps"),
        ["/api/show"] = new("/api/show", """{"model":"<model>"}"""),
        ["/api/tags"] = new("/api/tags"),
        ["/api/v1/providers"] = new("/api/v1/providers"),
        ["/api/v1/providers/health"] = new("/api/v1/providers/health"),
        ["/api/version"] = new("/api/version"),
        ["/models"] = new("/models"),
        ["/props"] = new("/props?model=<model>"),
        ["/v1/chat/completions"] = new("/v1/chat/completions", Chat),
        ["/v1/chat/models"] = new("/v1/chat/models"),
        ["/v1/models"] = new("/v1/models"),
        ["/v1/props"] = new("/v1/props?model=<model>"),
        ["/v1/version"] = new("/v1/version"),
        ["/version"] = new("/version"),
        ["/v1/models/{**model_id}"] = new("/v1/models/<model>"),

        ["/api/user/audio/transcriptions"] = new("/api/user/audio/transcriptions", Recording),
        ["/api/user/audio/translations"] = new("/api/user/audio/translations", Recording),
        ["/api/user/images/edits"] = new("/api/user/images/edits", Picture),
        ["/api/user/images/variations"] = new("/api/user/images/variations", Picture),
        ["/api/user/{provider_id}"] = new("/api/user/<provider>", "{}"),
        ["/api/user/{provider_id}/{**path}"] = new("/api/user/<provider>/files", "{}"),
        ["/api/autoselect/completions"] = new("/api/autoselect/completions", Completion),
        ["/api/completions"] = new("/api/completions", Completion),
        ["/api/rotations/completions"] = new("/api/rotations/completions", Completion),
        ["/api/v1/completions"] = new("/api/v1/completions", Completion),
        ["/v1/completions"] = new("/v1/completions", Completion),
        ["/api/user/completions"] = new("/api/user/completions", Completion),
        ["/api/{provider_id}/completions"] = new("/api/<provider>/completions", Completion),
        ["/api/autoselect/embeddings"] = new("/api/autoselect/embeddings", Input),
        ["/api/embeddings"] = new("/api/embeddings", Input),
        ["/api/rotations/embeddings"] = new("/api/rotations/embeddings", Input),
        ["/api/v1/embeddings"] = new("/api/v1/embeddings", Input),
        ["/v1/embeddings"] = new("/v1/embeddings", Input),
        ["/api/user/embeddings"] = new("/api/user/embeddings", Input),
        ["/api/{provider_id}/embeddings"] = new("/api/<provider>/embeddings", Input),
        ["/api/autoselect/images/generations"] = new("/api/autoselect/images/generations", Completion),
        ["/api/images/generations"] = new("/api/images/generations", Completion),
        ["/api/rotations/images/generations"] = new("/api/rotations/images/generations", Completion),
        ["/api/v1/images/generations"] = new("/api/v1/images/generations", Completion),
        ["/v1/images/generations"] = new("/v1/images/generations", Completion),
        ["/api/user/images/generations"] = new("/api/user/images/generations", Completion),
        ["/api/{provider_id}/images/generations"] = new("/api/<provider>/images/generations", Completion),
        ["/api/autoselect/audio/speech"] = new("/api/autoselect/audio/speech", Input),
        ["/api/audio/speech"] = new("/api/audio/speech", Input),
        ["/api/rotations/audio/speech"] = new("/api/rotations/audio/speech", Input),
        ["/api/v1/audio/speech"] = new("/api/v1/audio/speech", Input),
        ["/v1/audio/speech"] = new("/v1/audio/speech", Input),
        ["/api/user/audio/speech"] = new("/api/user/audio/speech", Input),
        ["/api/{provider_id}/audio/speech"] = new("/api/<provider>/audio/speech", Input),
        ["/api/autoselect/moderations"] = new("/api/autoselect/moderations", Input),
        ["/api/moderations"] = new("/api/moderations", Input),
        ["/api/rotations/moderations"] = new("/api/rotations/moderations", Input),
        ["/api/v1/moderations"] = new("/api/v1/moderations", Input),
        ["/v1/moderations"] = new("/v1/moderations", Input),
        ["/api/user/moderations"] = new("/api/user/moderations", Input),
        ["/api/{provider_id}/moderations"] = new("/api/<provider>/moderations", Input),
        ["/api/autoselect/rerank"] = new("/api/autoselect/rerank", Rerank),
        ["/api/rerank"] = new("/api/rerank", Rerank),
        ["/api/rotations/rerank"] = new("/api/rotations/rerank", Rerank),
        ["/api/v1/rerank"] = new("/api/v1/rerank", Rerank),
        ["/v1/rerank"] = new("/v1/rerank", Rerank),
        ["/api/user/rerank"] = new("/api/user/rerank", Rerank),
        ["/api/{provider_id}/rerank"] = new("/api/<provider>/rerank", Rerank),
        ["/api/v1/capabilities"] = new("/api/v1/capabilities"),
        ["/v1/capabilities"] = new("/v1/capabilities"),
        ["/api/user/capabilities"] = new("/api/user/capabilities"),

        ["/api/user/autoselect/models"] = new("/api/user/autoselect/models"),
        ["/api/user/autoselection/models"] = new("/api/user/autoselection/models"),
        ["/api/user/autoselections/models"] = new("/api/user/autoselections/models"),
        ["/api/user/autoselects"] = new("/api/user/autoselects"),
        ["/api/user/autoselects/models"] = new("/api/user/autoselects/models"),
        ["/api/user/autoselects/{id}"] = new("/api/user/autoselects/<autoselect>", Autoselect),
        ["/api/user/chat/completions"] = new("/api/user/chat/completions", Chat),
        ["/api/user/config/export"] = new("/api/user/config/export"),
        ["/api/user/config/import"] = new("/api/user/config/import", Configuration),
        ["/api/user/models"] = new("/api/user/models"),
        ["/api/user/models/{**model_id}"] = new("/api/user/models/<model>"),
        ["/api/user/v1/models"] = new("/api/user/v1/models"),
        ["/api/user/v1/models/{**model_id}"] = new("/api/user/v1/models/<model>"),
        ["/api/user/provider/models"] = new("/api/user/provider/models"),
        ["/api/user/providers"] = new("/api/user/providers"),
        ["/api/user/providers/health"] = new("/api/user/providers/health"),
        ["/api/user/providers/models"] = new("/api/user/providers/models"),
        ["/api/user/providers/{id}"] = new("/api/user/providers/<provider>", Provider),
        ["/api/user/providers/{id}/reset"] = new("/api/user/providers/<provider>/reset", ""),
        ["/api/user/rotation/models"] = new("/api/user/rotation/models"),
        ["/api/user/rotations"] = new("/api/user/rotations"),
        ["/api/user/rotations/models"] = new("/api/user/rotations/models"),
        ["/api/user/rotations/{id}"] = new("/api/user/rotations/<rotation>", Rotation),
        ["/api/user/routes/explain"] = new("/api/user/routes/explain?provider_id=<provider>", Chat),
        ["/api/user/tokens"] = new("/api/user/tokens", Token),
        ["/api/user/tokens/{id:guid}"] = new("/api/user/tokens/<token>"),
        ["/api/user/tokens/{id:guid}/rotate"] = new("/api/user/tokens/<token>/rotate", "{}"),
        ["/api/user/{provider_id}/models"] = new("/api/user/<provider>/models"),
    };

    /// <summary>What a route is asked for; in a namespace that the path names, for the caller's own.</summary>
    public static RequestTemplate Of(AccessRow row) => Table[Key(row.Path)];

    /// <summary>The same, or null for a route that is not in the table.</summary>
    public static RequestTemplate? Find(AccessRow row) => Table.GetValueOrDefault(Key(row.Path));

    /// <summary>What has to be entered in the table, or removed from it.</summary>
    public static IEnumerable<string> Faults(IReadOnlyCollection<AccessRow> rows)
    {
        foreach (var row in rows)
        {
            if (!Table.TryGetValue(Key(row.Path), out var template))
            {
                yield return $"{row.Method} {row.Path}: enter the path in RouteClassification with the kind of thing that each of its parameters and fields of its body names.";
                continue;
            }

            // What is below a provider's address is the provider's own.
            var names = Parameter().Count(Key(row.Path).Replace("/{**path}", "", StringComparison.Ordinal));
            if (template.PathKinds.Count < names && !template.Target.Contains("nowhere", StringComparison.Ordinal))
            {
                yield return $"{row.Method} {row.Path}: {names} parameters, of which {template.PathKinds.Count} say in RouteClassification what they name.";
            }

            foreach (var name in row.QueryParameters.Where(name => !Impersonal.Contains(name) && !template.Target.Contains($"{name}=", StringComparison.Ordinal)))
            {
                yield return $"{row.Method} {row.Path}: say in RouteClassification what the parameter '{name}' of the query names, or that it is impersonal.";
            }

            if (row.Method is "PUT" or "POST" or "PATCH" && template.Body is null)
            {
                yield return $"{row.Method} {row.Path}: state a body in RouteClassification, an empty one if it takes none.";
            }
        }

        var paths = rows.Select(row => Key(row.Path)).ToHashSet();
        foreach (var path in Table.Keys.Where(path => !paths.Contains(path)))
        {
            yield return $"{path}: there is no such route; remove it from RouteClassification.";
        }
    }

    private static string Key(string path) => path.StartsWith(Named, StringComparison.Ordinal) ? Own + path[Named.Length..] : path;

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
