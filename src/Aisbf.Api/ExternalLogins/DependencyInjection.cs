using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Aisbf.Api.ExternalLogins;

/// <summary>Registers the external providers that are configured.</summary>
internal static class DependencyInjection
{
    private static readonly TimeSpan BackchannelTimeout = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddExternalLogins(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = ExternalLoginSettings.Read(configuration);
        var authentication = services.AddAuthentication();
        if (settings.Google is { } google)
        {
            authentication.AddOpenIdConnect(ExternalLoginSettings.GoogleName, "Google", options =>
            {
                Configure(options, ExternalLoginSettings.GoogleName, google.Authority, google.ClientId!, google.ClientSecret!, "email profile");
                options.Prompt = "select_account";
            });
        }

        if (settings.GitHub is { } gitHub)
        {
            authentication.AddOAuth(ExternalLoginSettings.GitHubName, "GitHub", options => Configure(options, gitHub));
        }

        foreach (var (name, provider) in settings.OpenIdConnect)
        {
            authentication.AddOpenIdConnect(name, provider.DisplayName ?? name, options =>
                Configure(options, name, provider.Authority!, provider.ClientId!, provider.ClientSecret!, provider.Scopes));
        }

        return services;
    }

    private static void Configure(OpenIdConnectOptions options, string name, string authority, string clientId, string clientSecret, string scopes)
    {
        Configure(options, name);
        options.Authority = authority;
        options.RequireHttpsMetadata = new Uri(authority).Scheme == Uri.UriSchemeHttps;
        options.ClientId = clientId;
        options.ClientSecret = clientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // A redirect instead of a form that the provider's page posts: the cookies with nonce and state can stay at Lax.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.RemoteSignOutPath = PathString.Empty;
        options.GetClaimsFromUserInfoEndpoint = true;

        // Each by itself it would be taken from whichever document has it; StatedEmail takes an address and what is said of it from one.
        options.ClaimActions.Remove(StatedEmail.AddressClaim);
        options.Scope.Clear();
        options.Scope.Add(OpenIdConnectScope.OpenId);
        foreach (var scope in scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }

        Configure(options.NonceCookie);
        options.Events = new OpenIdConnectEvents
        {
            OnUserInformationReceived = ExternalLoginEvents.ReadUserInformationAsync,
            OnTicketReceived = ExternalLoginEvents.SignInAsync,
            OnAccessDenied = ExternalLoginEvents.CancelAsync,
            OnRemoteFailure = ExternalLoginEvents.FailAsync,
        };
    }

    private static void Configure(OAuthOptions options, GitHubLoginOptions gitHub)
    {
        Configure(options, ExternalLoginSettings.GitHubName);
        options.ClientId = gitHub.ClientId!;
        options.ClientSecret = gitHub.ClientSecret!;
        options.AuthorizationEndpoint = $"{gitHub.Url.TrimEnd('/')}/login/oauth/authorize";
        options.TokenEndpoint = $"{gitHub.Url.TrimEnd('/')}/login/oauth/access_token";
        options.UserInformationEndpoint = $"{gitHub.ApiUrl.TrimEnd('/')}/user";
        options.UsePkce = true;
        options.Scope.Add("read:user");
        options.Scope.Add("user:email");
        options.Events = new OAuthEvents
        {
            OnCreatingTicket = GitHubProfile.ReadAsync,
            OnTicketReceived = ExternalLoginEvents.SignInAsync,
            OnAccessDenied = ExternalLoginEvents.CancelAsync,
            OnRemoteFailure = ExternalLoginEvents.FailAsync,
        };
    }

    private static void Configure(RemoteAuthenticationOptions options, string name)
    {
        options.CallbackPath = ExternalLoginPaths.Callback(name);

        // Never used, because the events answer by themselves; the default would make a session of whatever a provider says.
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.SaveTokens = false;
        options.BackchannelTimeout = BackchannelTimeout;
        Configure(options.CorrelationCookie);
    }

    private static void Configure(CookieBuilder cookie)
    {
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
