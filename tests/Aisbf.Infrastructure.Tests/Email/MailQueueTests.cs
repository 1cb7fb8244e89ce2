using Aisbf.Infrastructure.Email;

namespace Aisbf.Infrastructure.Tests.Email;

internal sealed class MailQueueTests
{
    [Test]
    public async Task Without_a_host_mail_is_off_and_what_is_sent_anyway_is_dropped()
    {
        await using var host = MailHost.Create(("Host", ""));
        host.Sender.IsEnabled.ShouldBeFalse();
        host.Send("canary@there.example");
        host.Logs.Lines.ShouldHaveSingleItem().ShouldContain("A mail to somebody at there.example was dropped: no mail server is configured");
    }

    [Test]
    public async Task A_full_queue_drops_what_comes_on_top_and_says_so()
    {
        await using var host = MailHost.Create();
        host.Sender.IsEnabled.ShouldBeTrue();
        for (var i = 0; i < MailQueue.Capacity; i++)
        {
            host.Send("canary@there.example");
        }

        host.Logs.Lines.ShouldBeEmpty();
        host.Send("canary@one-too-many.example");
        host.Logs.Lines.ShouldHaveSingleItem().ShouldContain("A mail to somebody at one-too-many.example was dropped");
    }

    [Test]
    public void A_domain_that_would_break_a_log_line_is_cleaned() =>
        MailAddress.DomainOf("canary@there.example\r\n2026 fatal: \u202e").ShouldBe("there.example2026 fatal: ");

    [Test]
    public void A_mail_prints_none_of_its_parts() =>
        new Application.Abstractions.MailMessage("canary", "canary", "canary", "canary").ToString().ShouldNotContain("canary");
}
