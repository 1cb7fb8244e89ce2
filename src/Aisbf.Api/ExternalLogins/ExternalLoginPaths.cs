namespace Aisbf.Api.ExternalLogins;

/// <summary>Where people come from and go to when they sign in elsewhere.</summary>
internal static class ExternalLoginPaths
{
    /// <summary>Below it the framework's own authentication looks at requests, and nowhere else.</summary>
    public const string Root = "/auth";

    /// <summary>Where people land who did not say where they were going.</summary>
    public const string Home = "/dashboard";

    private const string SignInPage = "/dashboard/login";

    public static string Callback(string provider) => $"{Root}/oauth2/{provider}/callback";

    /// <summary>The sign-in page with a word from a closed list: nothing that a provider or a visitor wrote is repeated there.</summary>
    public static string Failed(string code) => $"{SignInPage}?error={code}";

    /// <summary>The sign-in page where the second factor is asked for.</summary>
    public static string TwoFactor(string returnUrl) => $"{SignInPage}?two_factor=required&return_url={Uri.EscapeDataString(returnUrl)}";
}
