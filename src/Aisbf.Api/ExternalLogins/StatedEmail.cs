using System.Security.Claims;
using System.Text.Json;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.ExternalLogins;

/// <summary>
/// What one document of a provider says about a person's address. The address and whether it is verified always come from the same
/// document: otherwise one document vouches for an address that only the other one names.
/// </summary>
internal sealed class StatedEmail
{
    public const string AddressClaim = "email";
    private const string VerifiedClaim = "email_verified";
    private const string True = "true";

    private readonly bool _isStated;
    private readonly bool _saysWhether;

    public StatedEmail(string? address, bool isVerified)
        : this(address is not null, address, saysWhether: true, isVerified)
    {
    }

    private StatedEmail(bool isStated, string? address, bool saysWhether, bool isVerified)
    {
        Address = EmailAddress.IsValid(address) ? address : null;
        IsVerified = isVerified && Address is not null;
        (_isStated, _saysWhether) = (isStated, saysWhether);
    }

    /// <summary>Null where the document has none, several, or one that no account may have.</summary>
    public string? Address { get; }

    public bool IsVerified { get; }

    /// <summary>What claims of one document say. A list in a document is as many claims.</summary>
    public static StatedEmail Of(ClaimsIdentity document)
    {
        var (addresses, flags) = (document.FindAll(AddressClaim).ToList(), document.FindAll(VerifiedClaim).ToList());
        return new StatedEmail(addresses.Count > 0, addresses is [var one] ? one.Value : null, flags.Count > 0, flags is [var flag] && IsTrue(flag.Value));
    }

    public static StatedEmail Of(JsonElement document)
    {
        var fields = document.ValueKind == JsonValueKind.Object ? document.EnumerateObject().ToList() : [];
        var (addresses, flags) = (fields.FindAll(f => f.NameEquals(AddressClaim)), fields.FindAll(f => f.NameEquals(VerifiedClaim)));
        return new StatedEmail(
            addresses.Count > 0,
            addresses is [{ Value: { ValueKind: JsonValueKind.String } address }] ? address.GetString() : null,
            flags.Count > 0,
            flags is [{ Value: var flag }] && (flag.ValueKind == JsonValueKind.True || (flag.ValueKind == JsonValueKind.String && IsTrue(flag.GetString()))));
    }

    /// <summary>
    /// The id token, unless only the user information says whether the address is verified. Where the two name different addresses, none is.
    /// </summary>
    public static StatedEmail Choose(StatedEmail idToken, StatedEmail userInformation)
    {
        if (idToken._isStated && userInformation._isStated && !string.Equals(idToken.Address, userInformation.Address, StringComparison.OrdinalIgnoreCase))
        {
            return new StatedEmail(idToken.Address, isVerified: false);
        }

        return idToken._isStated && (idToken._saysWhether || !userInformation._isStated) ? idToken : userInformation;
    }

    /// <summary>Makes this the only thing that claims say about the address.</summary>
    public void WriteTo(ClaimsIdentity identity)
    {
        foreach (var claim in identity.FindAll(claim => claim.Type is AddressClaim or VerifiedClaim).ToList())
        {
            identity.RemoveClaim(claim);
        }

        if (Address is not null)
        {
            identity.AddClaim(new Claim(AddressClaim, Address));
            identity.AddClaim(new Claim(VerifiedClaim, IsVerified ? True : "false"));
        }
    }

    private static bool IsTrue(string? text) => string.Equals(text, True, StringComparison.OrdinalIgnoreCase);
}
