using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Aisbf.Api.Controllers.Accounts.Pages;

/// <summary>
/// Small pages of their own for links in mails: no script, nothing from elsewhere. What is asked for happens by a button,
/// because mail scanners open every link.
/// </summary>
internal static class AccountPage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem;color:#1b1f24;background:#fff}"
        + "h1{font-size:1.4rem}label{display:block;margin:1rem 0 .25rem}input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit}"
        + "button{margin-top:1.5rem;padding:.6rem 1.2rem;font:inherit;color:#fff;background:#1f5fbf;border:0;border-radius:4px}"
        + "[role=alert]{color:#a01616}"
        + "@media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#16181c}[role=alert]{color:#ff9b9b}}";

    /// <summary>Nothing may be loaded or run but the style, and forms lead back here only.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>A page that only tells something.</summary>
    public static string Notice(string title, string text) => Document(title, Paragraph(text));

    /// <summary>A page with a form that posts the link's values and the person's.</summary>
    public static string Form(AccountForm form, string user, string token, string? fault = null)
    {
        var body = new StringBuilder(Paragraph(form.Text));
        if (fault is not null)
        {
            body.Append("<p role=\"alert\">").Append(Encode(fault)).Append("</p>");
        }

        body.Append("<form method=\"post\" action=\"").Append(Encode(form.Action)).Append("\">").Append(Hidden("user", user)).Append(Hidden("token", token));
        if (form.AsksPassword)
        {
            body.Append(PasswordField("password", "New password")).Append(PasswordField("repeated", "The same again"));
        }

        return Document(form.Title, body.Append("<button>").Append(Encode(form.Button)).Append("</button></form>").ToString());
    }

    private static string Document(string title, string body) =>
        $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(title)}</title>
        <style>{Style}</style></head><body><main><h1>{Encode(title)}</h1>{body}</main></body></html>
        """;

    private static string Paragraph(string text) => $"<p>{Encode(text)}</p>";

    private static string Hidden(string name, string value) => $"<input type=\"hidden\" name=\"{name}\" value=\"{Encode(value)}\">";

    private static string PasswordField(string name, string label) =>
        $"<label for=\"{name}\">{label}</label><input id=\"{name}\" name=\"{name}\" type=\"password\" autocomplete=\"new-password\" minlength=\"8\" required>";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
