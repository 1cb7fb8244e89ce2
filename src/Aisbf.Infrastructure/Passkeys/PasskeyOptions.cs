namespace Aisbf.Infrastructure.Passkeys;

/// <summary>Signing in with passkeys.</summary>
public sealed class PasskeyOptions
{
    public const string Section = "Aisbf:Passkeys";

    /// <summary>
    /// The address at which people open this installation in a browser, such as <c>https://ai.example.com</c>; https, or
    /// http for localhost. Its host is what passkeys are bound to: after a change, those that were made before do not work any more.
    /// Default none, which means no passkeys.
    /// </summary>
    public string? Origin { get; set; }
}
