using System.Diagnostics.CodeAnalysis;
using Aisbf.Application.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;

namespace Aisbf.Infrastructure.Email;

/// <summary>Makes a mail as it goes over the wire.</summary>
internal sealed class MailComposer(IOptions<MailOptions> options, TimeProvider time)
{
    /// <summary>False when the recipient's address is none.</summary>
    public bool TryCompose(MailMessage mail, [NotNullWhen(true)] out MimeMessage? message)
    {
        message = null;
        if (!MailAddress.TryParse(mail.To, out var to) || !MailAddress.TryParse(options.Value.FromAddress, out var from))
        {
            return false;
        }

        message = new MimeMessage
        {
            Date = time.GetUtcNow(),

            // The library's own choice would tell the name of this machine.
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
            Subject = string.Concat(mail.Subject.Select(c => char.IsControl(c) ? ' ' : c)),
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        from.Name = options.Value.FromName;
        message.From.Add(from);
        message.To.Add(to);

        // Keeps holiday notices from answering (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return true;
    }
}
