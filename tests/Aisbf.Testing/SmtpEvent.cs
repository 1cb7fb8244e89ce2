using System.Text.Json.Serialization;
using MimeKit;

namespace Aisbf.Testing;

/// <summary>Something that happened at the test's mail server.</summary>
/// <param name="Event"><c>connected</c>, <c>login</c>, <c>refused</c>, <c>ignored</c>, <c>mail</c> or <c>error</c>.</param>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's recipients.</param>
/// <param name="User">Who logged in.</param>
/// <param name="Method">How.</param>
/// <param name="Accepted">Whether the login was.</param>
/// <param name="Secure">Whether the connection was encrypted.</param>
/// <param name="Code">The answer that refused.</param>
/// <param name="Raw">A mail as it came.</param>
public sealed record SmtpEvent(
    string Event,
    string? From = null,
    IReadOnlyList<string>? To = null,
    string? User = null,
    string? Method = null,
    bool Accepted = false,
    bool Secure = false,
    int Code = 0,
    byte[]? Raw = null)
{
    /// <summary>The mail, read as a mail program reads it.</summary>
    [JsonIgnore]
    public MimeMessage Message { get; } = Raw is null ? new MimeMessage() : MimeMessage.Load(new MemoryStream(Raw));
}
