using System.Text.Encodings.Web;
using Aisbf.Application.Abstractions;

namespace Aisbf.Application.Accounts.Mails;

/// <summary>
/// Gives mails their form, as text and as HTML. The HTML is what mail programs of all ages show alike: tables, styles at the
/// elements, no pictures, nothing that is loaded from anywhere.
/// </summary>
internal static class MailLayout
{
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
    private const string Paragraph = $"margin:0 0 16px;font-size:15px;line-height:24px;color:#1f2937;{Font}";
    private const string Small = $"margin:0 0 16px;font-size:13px;line-height:20px;color:#6b7280;{Font}";

    public static MailMessage Render(string to, MailContent content) => new(to, content.Subject, Text(content), Html(content));

    private static string Text(MailContent content)
    {
        IEnumerable<string> button = content.Button is { } shown ? [$"{shown.Label}:\n{shown.Link.AbsoluteUri}"] : [];
        return string.Join("\n\n", [content.Greeting, .. content.Opening, .. button, .. content.Closing, "-- \nAisbf\n"]);
    }

    private static string Html(MailContent content) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{Encode(content.Subject)}</title>
        </head>
        <body style="margin:0;padding:0;background:#f3f4f6;">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f4f6;">
        <tr><td align="center" style="padding:32px 16px;">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #e5e7eb;border-radius:8px;">
        <tr><td style="padding:24px 32px 0;font-size:14px;font-weight:600;letter-spacing:0.04em;color:#4f46e5;{Font}">Aisbf</td></tr>
        <tr><td style="padding:16px 32px 16px;">
        <h1 style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600;color:#111827;{Font}">{Encode(content.Subject)}</h1>
        {Paragraphs([content.Greeting, .. content.Opening])}{Button(content.Button)}{Paragraphs(content.Closing)}</td></tr>
        </table>
        </td></tr>
        </table>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string Paragraphs(IEnumerable<string> texts) => string.Concat(texts.Select(text => $"<p style=\"{Paragraph}\">{Encode(text)}</p>\n"));

    private static string Button(MailButton? button)
    {
        if (button is null)
        {
            return "";
        }

        var link = Encode(button.Link.AbsoluteUri);
        return $"""
            <p style="margin:8px 0 24px;"><a href="{link}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#4f46e5;color:#ffffff;font-size:15px;font-weight:600;text-decoration:none;{Font}">{Encode(button.Label)}</a></p>
            <p style="{Small}">Or copy this address into your browser:<br><a href="{link}" style="color:#4f46e5;word-break:break-all;">{link}</a></p>

            """.ReplaceLineEndings("\n");
    }

    private static string Encode(string value) => HtmlEncoder.Default.Encode(value);
}
