using System.ComponentModel.DataAnnotations;

namespace Aisbf.Infrastructure.Email;

/// <summary>The mail server, and who mails come from. Without a host no mail is sent.</summary>
public sealed class MailOptions
{
    public const string Section = "Aisbf:Mail";

    /// <summary>Name or address of the mail server. None by default, which switches mail off.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; 587 by default. 465 is usual for <see cref="MailSecurity.Tls"/>, 25 for a relay.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted; <see cref="MailSecurity.Auto"/> by default.</summary>
    [EnumDataType(typeof(MailSecurity))]
    public MailSecurity Security { get; set; } = MailSecurity.Auto;

    /// <summary>Whom to log in as. None by default: no login.</summary>
    public string? Username { get; set; }

    /// <summary>The password that goes with <see cref="Username"/>. None by default.</summary>
    public string? Password { get; set; }

    /// <summary>The address that mails come from. Required with a host.</summary>
    public string? FromAddress { get; set; }

    /// <summary>The name that goes with <see cref="FromAddress"/>; <c>Aisbf</c> by default.</summary>
    public string FromName { get; set; } = "Aisbf";

    /// <summary>Longest time to hand over one mail, from connecting to the server's answer; 30 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The address under which people reach this installation, such as <c>https://ai.example.org/</c>; links in mails begin
    /// with it. Required with a host.
    /// </summary>
    public Uri? PublicUrl { get; set; }
}
