using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Stops the start when the proxy is not one. The value is not repeated: it may hold a password.</summary>
internal sealed class UpstreamOptionsValidator : IValidateOptions<UpstreamOptions>
{
    public ValidateOptionsResult Validate(string? name, UpstreamOptions options) =>
        string.IsNullOrEmpty(options.Proxy)
        || Uri.TryCreate(options.Proxy, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.Host.Length > 0 && uri.PathAndQuery == "/"
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{UpstreamOptions.Section}:{nameof(UpstreamOptions.Proxy)} has to be an absolute http or https URL without a path.");
}
