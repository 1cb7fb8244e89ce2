using System.Diagnostics.CodeAnalysis;
using Aisbf.Domain.Common;
using MimeKit;

namespace Aisbf.Infrastructure.Email;

/// <summary>Reads mail addresses.</summary>
internal static class MailAddress
{
    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
    };

    /// <summary>
    /// One address and nothing beside it: no name, no list, no comment, no line break. Whatever the mail's headers and the
    /// server's commands are built from has passed here.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MailboxAddress? address)
    {
        address = null;
        if (string.IsNullOrEmpty(text) || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return false;
        }

        return MailboxAddress.TryParse(Strict, text, out address) && address.Address == text && string.IsNullOrEmpty(address.Name);
    }

    /// <summary>The part behind the @, which is all that logs show of an address.</summary>
    public static string DomainOf(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return domain.Length == address.Length ? "(no domain)" : Printable.Of(domain);
    }
}
