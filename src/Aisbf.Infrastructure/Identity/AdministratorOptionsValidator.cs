using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Stops the start on half an administrator. Never quotes the password.</summary>
internal sealed class AdministratorOptionsValidator : IValidateOptions<AdministratorOptions>
{
    public ValidateOptionsResult Validate(string? name, AdministratorOptions options)
    {
        if (options.IsEmpty)
        {
            return ValidateOptionsResult.Success;
        }

        if (string.IsNullOrEmpty(options.Username) || string.IsNullOrEmpty(options.Email) || string.IsNullOrEmpty(options.Password))
        {
            return ValidateOptionsResult.Fail($"{AdministratorOptions.Section} needs a Username, an Email and a Password.");
        }

        return Username.Fault(options.Username) is { } fault
            ? ValidateOptionsResult.Fail($"{AdministratorOptions.Section}:Username: {fault}")
            : ValidateOptionsResult.Success;
    }
}
