using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tokens;

/// <summary>Stops the start on a token that could be guessed. Never quotes it.</summary>
internal sealed class TokenOptionsValidator : IValidateOptions<TokenOptions>
{
    public ValidateOptionsResult Validate(string? name, TokenOptions options)
    {
        if (options.AdminToken is { } token
            && (token.Length < TokenOptions.MinAdminTokenLength || token.Any(c => c is <= ' ' or > '~')))
        {
            return ValidateOptionsResult.Fail(
                $"{TokenOptions.AdminTokenKey} needs at least {TokenOptions.MinAdminTokenLength} printable ASCII characters without spaces.");
        }

        return options.LastUseInterval >= TimeSpan.FromSeconds(1) && options.LastUseInterval <= TimeSpan.FromHours(1)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{TokenOptions.Section}:LastUseInterval is from one second to one hour.");
    }
}
