namespace Aisbf.Api.Authentication;

/// <summary>Who is let in.</summary>
public sealed class AuthenticationOptions
{
    public const string Section = "Aisbf:Authentication";

    /// <summary>
    /// Ask for a bearer token. Default true. While it is false every caller is an admin, so it is for a machine of your own.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// While authentication is off: the names and addresses that requests may be sent to, besides <c>localhost</c>, loopback addresses,
    /// the host of the public address and the address that the connection came in on. Default none. A page whose name resolves to this machine is kept out by it.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Show the lists of models to callers without a token. Default false.</summary>
    public bool PublicModelLists { get; set; }
}
