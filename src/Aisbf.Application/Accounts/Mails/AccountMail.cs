using System.Text;
using System.Text.Encodings.Web;

namespace Aisbf.Application.Accounts.Mails;

/// <summary>A mail about an account, as plain text and as HTML. Prints as nothing, because it may hold a link that opens the account.</summary>
internal sealed record AccountMail(string Subject, string Text, string Html)
{
    /// <summary>A mail of paragraphs, and of a link after the first of them where there is one.</summary>
    public static AccountMail Of(string subject, Uri? link, params ReadOnlySpan<string> paragraphs)
    {
        var text = new StringBuilder();
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
            .Append(HtmlEncoder.Default.Encode(subject)).Append("</title></head><body>");
        for (var i = 0; i < paragraphs.Length; i++)
        {
            text.Append(paragraphs[i]).Append("\n\n");
            html.Append("<p>").Append(HtmlEncoder.Default.Encode(paragraphs[i])).Append("</p>");
            if (i == 0 && link is not null)
            {
                text.Append(link.AbsoluteUri).Append("\n\n");
                var address = HtmlEncoder.Default.Encode(link.AbsoluteUri);
                html.Append("<p><a href=\"").Append(address).Append("\">").Append(address).Append("</a></p>");
            }
        }

        return new AccountMail(subject, text.ToString(), html.Append("</body></html>").ToString());
    }

    public override string ToString() => nameof(AccountMail);
}
