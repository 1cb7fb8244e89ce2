using Aisbf.Application.Abstractions;
using MimeKit;

namespace Aisbf.Infrastructure.Tests.Email;

/// <summary>Mails as a real mail server gets them.</summary>
internal sealed class MailDeliveryTests
{
    private static readonly (string, string)[] Login = [("Username", "gateway"), ("Password", MailHost.Password)];

    [Test]
    public async Task A_mail_arrives_as_text_and_as_html()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port, ("FromName", "Aisbf Café"));
        var longLine = string.Concat(Enumerable.Repeat("https://ai.example/?token=x ", 60));
        host.Sender.Enqueue(new MailMessage("canary@there.example", "Grüße\tan 東京", $"Hello\n.\n{longLine}", "<p>Grüße</p>"));

        var mail = await server.WaitForMailAsync();
        mail.From.ShouldBe("gateway@aisbf.example");
        mail.To.ShouldBe(["canary@there.example"]);
        var message = mail.Message;
        message.From.ToString().ShouldBe("\"Aisbf Café\" <gateway@aisbf.example>");
        message.To.ToString().ShouldBe("canary@there.example");
        message.Subject.ShouldBe("Grüße an 東京");
        message.Date.ShouldBe(host.Time.GetUtcNow());
        message.MessageId.ShouldEndWith("@aisbf.example");
        message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        message.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n').ShouldBe($"Hello\n.\n{longLine}");
        message.HtmlBody!.TrimEnd().ShouldBe("<p>Grüße</p>");
        message.Body.ShouldBeOfType<MultipartAlternative>().Select(part => part.ContentType.MimeType).ShouldBe(["text/plain", "text/html"]);
        await host.LogsAsync("A mail to somebody at there.example was handed over");
    }

    [TestCase("PLAIN")]
    [TestCase("LOGIN")]
    public async Task A_server_that_asks_for_a_login_gets_one(string method)
    {
        await using var server = await SmtpProcess.StartAsync(user: "gateway", password: MailHost.Password, method: method);
        await using var host = await MailHost.StartAsync(server.Port, Login);
        host.Send("canary@there.example");

        (await server.WaitForAsync("login")).Method.ShouldBe(method);
        (await server.WaitForMailAsync()).User.ShouldBe("gateway");
    }

    [Test]
    public async Task A_wrong_password_is_not_tried_again_later()
    {
        await using var server = await SmtpProcess.StartAsync(user: "gateway", password: "another");
        await using var host = await MailHost.StartAsync(server.Port, Login);
        host.Send("canary@there.example");

        await host.LogsAsync("is given up: the mail server answered 535");
        await server.StopAsync();
        server.Events.Select(e => $"{e.Event} {e.Method}").ShouldBe(["connected ", "login PLAIN", "login LOGIN"]);
        server.Events.ShouldAllBe(e => !e.Accepted);
    }

    [TestCase("starttls", "StartTls")]
    [TestCase("starttls", "Auto")]
    [TestCase("tls", "Tls")]
    public async Task A_certificate_that_nobody_trusts_gets_no_mail_and_no_password(string offered, string asked)
    {
        await using var server = await SmtpProcess.StartAsync(offered, "gateway", MailHost.Password);
        await using var host = await MailHost.StartAsync(server.Port, [.. Login, ("Security", asked)]);
        host.Send("canary@there.example");

        await host.LogsAsync("could not be handed over (no trusted TLS connection); trying again in 00:01:00");
        await host.StopAsync();
        await host.LogsAsync("is given up: no trusted TLS connection");
        await server.StopAsync();
        server.Events.ShouldAllBe(e => e.Event == "connected");
    }

    [TestCase("StartTls")]
    [TestCase("Auto")]
    public async Task A_server_without_encryption_gets_no_password_unless_that_was_asked_for(string asked)
    {
        await using var server = await SmtpProcess.StartAsync(user: "gateway", password: MailHost.Password);
        await using var host = await MailHost.StartAsync(server.Port, [.. Login, ("Security", asked)]);
        host.Send("canary@there.example");

        await host.LogsAsync("is given up: NotSupportedException");
        await using var plain = await MailHost.StartAsync(server.Port, Login);
        plain.Send("canary@there.example");
        await server.WaitForMailAsync();
        server.Events.Select(e => e.Event).ShouldBe(["connected", "connected", "login", "mail"]);
    }

    [Test]
    public async Task A_server_that_leaves_without_a_farewell_gets_the_mail_once()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        host.Send("hangup@there.example");

        await host.LogsAsync("was handed over");
        await server.StopAsync();
        server.Events.Select(e => e.Event).ShouldBe(["connected", "mail"]);
    }

    [TestCase("canary@there.example\r\nBcc: other@there.example")]
    [TestCase("canary@there.example>\r\nRCPT TO:<other@there.example")]
    [TestCase("canary@there.example, other@there.example")]
    [TestCase("Canary <canary@there.example>")]
    [TestCase("canary@there.example (there.example)")]
    [TestCase("canary there.example")]
    [TestCase("@there.example")]
    [TestCase("")]
    public async Task What_is_not_one_address_gets_no_mail(string address)
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        host.Sender.Enqueue(new MailMessage(address, "s", "t", "h"));
        await host.LogsAsync("is given up: the address is not valid");
        host.Send("canary@here.example");

        (await server.WaitForMailAsync()).To.ShouldBe(["canary@here.example"]);
        await server.StopAsync();
        server.Events.Select(e => e.Event).ShouldBe(["connected", "mail"]);
    }

    [Test]
    public async Task A_line_break_in_a_subject_makes_no_header()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        host.Send("canary@there.example", "Hello\r\nBcc: other@there.example\r\n\r\nBody");

        var mail = await server.WaitForMailAsync();
        mail.To.ShouldBe(["canary@there.example"]);
        mail.Message.Headers.Contains(HeaderId.Bcc).ShouldBeFalse();
        mail.Message.Subject.ShouldBe("Hello  Bcc: other@there.example    Body");
        mail.Message.TextBody.ShouldStartWith("canary-text");
    }
}
