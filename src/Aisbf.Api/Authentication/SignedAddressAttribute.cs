namespace Aisbf.Api.Authentication;

/// <summary>
/// Marks an endpoint that also takes whoever brings an address that was signed here, such as a browser that shows a picture.
/// Such a request has no caller, and the endpoint checks the signature.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SignedAddressAttribute : Attribute
{
    /// <summary>The parameter of the query that has the signature.</summary>
    public const string Parameter = "sig";
}
