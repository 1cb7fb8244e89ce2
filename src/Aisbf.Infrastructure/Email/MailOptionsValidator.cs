using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Email;

/// <summary>Stops the start on a mail server that could never send. Never quotes the password.</summary>
internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var faults = Faults(options).Select(fault => $"{MailOptions.Section}:{fault}").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(MailOptions options)
    {
        if (options.PublicUrl is { } url && !IsPublicUrl(url))
        {
            yield return "PublicUrl is an absolute http or https address without user, query and fragment.";
        }

        if (string.IsNullOrEmpty(options.Host))
        {
            yield break;
        }

        if (!MailAddress.TryParse(options.FromAddress, out _))
        {
            yield return "FromAddress is needed with a Host, and is one mail address.";
        }

        if (options.FromName.Any(char.IsControl))
        {
            yield return "FromName is one line.";
        }

        if (options.PublicUrl is null)
        {
            yield return "PublicUrl is needed with a Host.";
        }

        if (string.IsNullOrEmpty(options.Username) != string.IsNullOrEmpty(options.Password))
        {
            yield return "Username and Password go together.";
        }
    }

    private static bool IsPublicUrl(Uri url) =>
        url is { IsAbsoluteUri: true, Scheme: "https" or "http", UserInfo: "", Query: "", Fragment: "" };
}
