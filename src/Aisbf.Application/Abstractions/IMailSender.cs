namespace Aisbf.Application.Abstractions;

/// <summary>Sends mail in the background.</summary>
public interface IMailSender
{
    /// <summary>Whether a mail server is configured; without one nothing can be sent.</summary>
    bool IsEnabled { get; }

    /// <summary>
    /// Takes a mail over for sending, and drops it, with a line in the log, where it cannot be sent. Returns at once and
    /// never throws: an answer takes the same time whether or not a mail is sent.
    /// </summary>
    void Enqueue(MailMessage message);
}
