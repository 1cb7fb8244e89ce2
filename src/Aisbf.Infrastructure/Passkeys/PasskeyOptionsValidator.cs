using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Passkeys;

internal sealed class PasskeyOptionsValidator : IValidateOptions<PasskeyOptions>
{
    public ValidateOptionsResult Validate(string? name, PasskeyOptions options) =>
        string.IsNullOrEmpty(options.Origin) || IsOrigin(options.Origin)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{PasskeyOptions.Section}:Origin is no address of a site such as https://ai.example.com, or http for localhost.");

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { HostNameType: UriHostNameType.Dns, PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
