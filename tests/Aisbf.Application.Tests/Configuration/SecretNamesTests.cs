using Aisbf.Application.Configuration;

namespace Aisbf.Application.Tests.Configuration;

internal sealed class SecretNamesTests
{
    private static readonly string[] Secret =
    [
        "key", "keys", "api_key", "apiKey", "apikey", "APIKey", "X-Api-Key", "access_key_id", "accesskey", "private_key", "signingKey", "key2",
        "token", "tokens", "access_token", "accessToken", "accesstoken", "id_token", "refresh_token", "bearer_token", "authtoken", "token_1",
        "secret", "client_secret", "clientsecret", "password", "db_password", "passwd", "passphrase", "passcode", "credential", "credentials", "cookie", "cookies",
        "authorization", "Authorization", "pat", "PAT", "github_pat", "githubPat", "pwd", "userPwd", "pass", "smtp_pass", "smtpPass", "proxy-pass", "jwt", "JWT", "jwt_assertion",
        "refresh", "oauth_refresh", "session", "session_id", "sessionCookie", "auth", "basic_auth", "basicAuth", "auth_header", "oauth", "pem", "client_pem", "clientPEM",
        "dsn", "sentry_dsn", "databaseDSN", "dsn_url", "creds", "otp", "psk", "connection_string", "connectionString",
        "apitoken", "bottoken", "hftoken", "sastoken", "dbpwd", "smtppwd", "dbpass", "userpass", "smtppass", "userjwt", "sentrydsn",
    ];

    private static readonly string[] Plain =
    [
        "author", "authors", "authority", "pattern", "path_pattern", "passthrough", "pass_through_count", "passive", "compass", "bypass", "max_tokens", "maxTokens", "max_completion_tokens",
        "prompt_tokens", "total_tokens", "min_cacheable_tokens", "tokens_per_minute_limit", "tokenizer", "keyword", "keywords", "keyboard", "model", "region", "endpoint", "profile",
        "obsession", "possession", "refreshments", "session_timeout", "refresh_interval", "token_url", "token_type", "auth_type", "authMethod", "auth_enabled", "temperament",
        "repeat", "compatible", "patch", "spam", "template", "credentials_file", "key_path", "token_file", "client_id", "user", "name", "monkeys_limit", "maxtoken", "apitoken_url",
    ];

    [TestCaseSource(nameof(Secret))]
    public void A_name_of_a_credential_is_known(string name) => SecretNames.LooksSecret(name).ShouldBeTrue();

    [TestCaseSource(nameof(Plain))]
    public void Another_name_is_left_alone(string name) => SecretNames.LooksSecret(name).ShouldBeFalse();
}
