using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.Mails;

namespace Aisbf.Application.Tests.Accounts.Mails;

/// <summary>Every mail, as text and as HTML, stands in a file that can be opened in a browser.</summary>
internal sealed class AccountMailsTests
{
    private const string Folder = "tests/Aisbf.Application.Tests/Accounts/Mails/Golden";
    private const string To = "anna@there.example";

    private static readonly Uri Link = new("https://ai.example/dashboard/somewhere?token=a-b_c&email=anna%40there.example");

    private static readonly Dictionary<string, MailMessage> Mails = All("anna");

    private static IEnumerable<string> Names => Mails.Keys;

    [TestCaseSource(nameof(Names))]
    public void A_mail_says_what_was_agreed_on(string name)
    {
        var mail = Mails[name];
        mail.To.ShouldBe(To);
        SourceTree.ShouldMatch($"{Folder}/{name}.txt", $"Subject: {mail.Subject}\n\n{mail.Text}");
        SourceTree.ShouldMatch($"{Folder}/{name}.html", mail.Html);
    }

    [Test]
    public void A_name_that_is_markup_stays_text()
    {
        foreach (var mail in All("<img src=x onerror=\"a\">'&").Values.Where(m => m.Text.Contains("onerror", StringComparison.Ordinal)))
        {
            mail.Html.ShouldNotContain("<img");
            mail.Html.ShouldContain("Hello &lt;img src=x onerror=&quot;a&quot;&gt;&#x27;&amp;,");
            mail.Text.ShouldStartWith("Hello <img src=x onerror=\"a\">'&,\n");
        }
    }

    [Test]
    public void A_link_cannot_leave_its_attribute()
    {
        var mail = AccountMails.ResetPassword(To, "anna", new Uri("https://ai.example/?a='b\"c<d>&e"));
        mail.Html.ShouldContain("href=\"https://ai.example/?a=&#x27;b%22c%3Cd%3E&amp;e\"");
    }

    [Test]
    public void A_name_cannot_add_lines() =>
        AccountMails.PasswordChanged(To, "anna\r\n\r\nPay at once").Text.ShouldBe(AccountMails.PasswordChanged(To, "annaPay at once").Text);

    [Test]
    public void Every_mail_is_here() =>
        typeof(AccountMails).GetMethods().Count(m => m.ReturnType == typeof(MailMessage)).ShouldBe(Mails.Count);

    private static Dictionary<string, MailMessage> All(string username) => new()
    {
        ["verify-address"] = AccountMails.VerifyAddress(To, username, Link),
        ["reset-password"] = AccountMails.ResetPassword(To, username, Link),
        ["confirm-new-address"] = AccountMails.ConfirmNewAddress(To, username, Link),
        ["address-changed"] = AccountMails.AddressChanged(To, username),
        ["password-changed"] = AccountMails.PasswordChanged(To, username),
        ["account-exists"] = AccountMails.AccountExists(To, username),
        ["account-deleted"] = AccountMails.AccountDeleted(To, username),
        ["test"] = AccountMails.Test(To),
    };
}
