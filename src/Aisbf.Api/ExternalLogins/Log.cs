namespace Aisbf.Api.ExternalLogins;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Information, "A sign-in at {Provider} failed: {Reason}.")]
    public static partial void SignInFailed(ILogger logger, string provider, string reason);

    [LoggerMessage(1202, LogLevel.Warning, "People cannot be sent to {Provider} to sign in: {Reason}.")]
    public static partial void ProviderUnreachable(ILogger logger, string provider, string reason);
}
