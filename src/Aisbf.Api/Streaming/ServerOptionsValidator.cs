using Aisbf.Api.Hosting;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Streaming;

/// <summary>Checks what attributes cannot express: lists and addresses.</summary>
internal sealed class ServerOptionsValidator : IValidateOptions<ServerOptions>
{
    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var faults = options.TrustedProxies
            .Select((proxy, i) => TrustedProxies.IsValid(proxy)
                ? null
                : $"{ServerOptions.Section}:{nameof(options.TrustedProxies)}:{i} must be an IP address or a network such as 10.0.0.0/8.")
            .OfType<string>()
            .ToList();
        if (options.PublicUrl is not (null or { IsAbsoluteUri: true, Scheme: "https" or "http", UserInfo: "", Query: "", Fragment: "" }))
        {
            faults.Add($"{ServerOptions.Section}:{nameof(options.PublicUrl)} must be an absolute http or https address without user, query and fragment.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
