namespace Aisbf.Api.OpenApi;

/// <summary>Bodies for what people do to their own accounts. They show the shape; codes and passkeys are everybody's own.</summary>
internal static class AccountExamples
{
    private const string Password = """{"password":"correct horse battery"}""";

    /// <summary>A body for an operation, as <c>METHOD /path</c>; null when it takes none.</summary>
    public static string? BodyOf(string operation) => operation switch
    {
        "POST /api/account/login/two-factor" => """{"code":"123456","remember_machine":true}""",
        "POST /api/account/two-factor/authenticator" or "POST /api/account/two-factor/disable" or "POST /api/account/two-factor/recovery-codes" => Password,
        "POST /api/account/two-factor/enable" => """{"code":"123456"}""",
        "POST /api/account/login/passkey" => """
            {"credential":{"id":"AQID","rawId":"AQID","type":"public-key","clientExtensionResults":{},
              "response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AAAA"}}}
            """,
        "POST /api/account/passkeys" => """
            {"name":"my phone","credential":{"id":"AQID","rawId":"AQID","type":"public-key","clientExtensionResults":{},
              "response":{"clientDataJSON":"e30","attestationObject":"AAAA","transports":["internal"]}}}
            """,
        _ => null,
    };
}
