using Aisbf.Infrastructure.Email;

namespace Aisbf.Infrastructure.Tests.Email;

/// <summary>What happens to a mail that the mail server does not take at once.</summary>
internal sealed class MailRetryTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task A_mail_that_is_put_off_is_tried_again_after_a_growing_time()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        host.Send("busy-3@there.example");

        foreach (var minutes in (int[])[1, 5, 15])
        {
            (await server.WaitForAsync("refused")).Code.ShouldBe(451);
            await host.Time.PassAsync(minutes * Minute);
        }

        (await server.WaitForMailAsync()).To.ShouldBe(["busy-3@there.example"]);
        await host.LogsAsync("was handed over");
        host.Logs.Lines.Count(line => line.Contains("could not be handed over (the mail server answered 451)", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Test]
    public async Task A_mail_that_is_put_off_four_times_is_given_up()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        host.Send("busy-9@there.example");
        foreach (var minutes in (int[])[1, 5, 15])
        {
            await host.Time.PassAsync(minutes * Minute);
        }

        await host.LogsAsync("A mail to somebody at there.example is given up: the mail server answered 451");
        host.Logs.Lines.ShouldAllBe(line => !line.Contains("busy-9", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_mail_that_is_refused_for_good_is_not_tried_again()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        host.Send("refused@there.example");

        await host.LogsAsync("A mail to somebody at there.example is given up: the mail server answered 550");
        await server.StopAsync();
        server.Events.Select(e => e.Event).ShouldBe(["connected", "refused"]);
        host.Logs.Lines.ShouldHaveSingleItem().ShouldNotContain("refused@");
    }

    [Test]
    public async Task A_mail_that_waits_for_its_next_try_holds_up_no_other()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        for (var i = 0; i < 3 * SmtpTransport.MaxConnections; i++)
        {
            host.Send($"busy-1@number{i}.example");
        }

        host.Send("canary@there.example");

        (await server.WaitForMailAsync()).To.ShouldBe(["canary@there.example"]);
    }

    [Test]
    public async Task A_server_that_was_down_gets_the_mail_when_it_is_up_again()
    {
        int port;
        await using (var gone = await SmtpProcess.StartAsync())
        {
            port = gone.Port;
        }

        await using var host = await MailHost.StartAsync(port);
        host.Send("canary@there.example");
        await host.LogsAsync("could not be handed over (the connection failed");

        await using var server = await SmtpProcess.StartAsync(port: port);
        await host.Time.PassAsync(Minute);
        (await server.WaitForMailAsync()).To.ShouldBe(["canary@there.example"]);
    }

    [Test]
    public async Task A_server_that_says_nothing_is_left_after_the_timeout()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port, ("Timeout", "00:00:20"));
        host.Send("silent@there.example");
        await server.WaitForAsync("ignored");
        await host.Time.PassAsync(TimeSpan.FromSeconds(20));

        await host.LogsAsync("could not be handed over (the mail server took too long); trying again in 00:01:00");
    }

    [Test]
    public async Task Stopping_waits_for_mails_and_tries_those_put_off_once_more()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        host.Send("busy-1@there.example");
        host.Send("busy-2@elsewhere.example");
        await host.LogsAsync("there.example could not be handed over");
        await host.LogsAsync("elsewhere.example could not be handed over");
        host.Send("canary@here.example");

        await host.StopAsync();

        await host.LogsAsync("A mail to somebody at there.example was handed over");
        await host.LogsAsync("A mail to somebody at here.example was handed over");
        await host.LogsAsync("A mail to somebody at elsewhere.example is given up: the mail server answered 451");
        host.Send("canary@late.example");
        await host.LogsAsync("A mail to somebody at late.example was dropped");
    }

    [Test]
    public async Task Stopping_waits_for_a_limited_time()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        host.Send("silent@there.example");
        await server.WaitForAsync("ignored");

        var stopped = host.StopAsync();
        stopped.IsCompleted.ShouldBeFalse();
        await host.Time.PassAsync(MailDispatcher.DrainTime);
        await stopped.WaitAsync(TimeSpan.FromSeconds(60));

        await host.LogsAsync("A mail to somebody at there.example is given up: the gateway is stopping");
    }

    [Test]
    public async Task Stopping_waits_no_longer_than_the_host_does()
    {
        await using var server = await SmtpProcess.StartAsync();
        await using var host = await MailHost.StartAsync(server.Port);
        host.Send("silent@there.example");
        await server.WaitForAsync("ignored");
        using var patience = new CancellationTokenSource();

        var stopped = host.StopAsync(patience.Token);
        stopped.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();
        await stopped.WaitAsync(TimeSpan.FromSeconds(60));

        await host.LogsAsync("is given up: the gateway is stopping");
    }
}
