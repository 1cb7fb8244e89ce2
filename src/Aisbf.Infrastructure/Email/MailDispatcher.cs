using Aisbf.Application.Abstractions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Email;

/// <summary>
/// Sends what is in the queue. A mail that the server puts off is tried again later, without holding up those behind it. At
/// shutdown whatever is left gets one last try, for a limited time.
/// </summary>
internal sealed class MailDispatcher(MailQueue queue, SmtpTransport transport, TimeProvider time, ILogger<MailDispatcher> logger) : BackgroundService
{
    /// <summary>Most mails that are being sent or wait for their next try; more stay in the queue.</summary>
    public const int MaxUnderWay = 1000;

    /// <summary>How long shutting down waits for mails, if the host gives it as much.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    // Servers that put strangers off on principle (greylisting) want to see them again after five minutes or so.
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    private readonly CancellationTokenSource _abandon = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Complete();
        using var limit = new CancellationTokenSource(DrainTime, time);
        using var onLimit = limit.Token.Register(_abandon.Cancel);
        using var onHost = cancellationToken.Register(_abandon.Cancel);
        await base.StopAsync(CancellationToken.None);
    }

    public override void Dispose()
    {
        base.Dispose();
        _abandon.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        queue.ReadAllAsync(),
        new ParallelOptions { MaxDegreeOfParallelism = MaxUnderWay },
        (mail, _) => DeliverAsync(mail, stoppingToken));

    private async ValueTask DeliverAsync(MailMessage mail, CancellationToken stopping)
    {
        var domain = MailAddress.DomainOf(mail.To);
        for (var attempt = 0; ; attempt++)
        {
            var failure = await transport.SendAsync(mail, _abandon.Token);
            if (failure is null)
            {
                Log.HandedOver(logger, domain);
                return;
            }

            if (failure.IsPermanent || attempt == RetryDelays.Length || stopping.IsCancellationRequested)
            {
                Log.GivenUp(logger, domain, failure.Reason);
                return;
            }

            Log.PutOff(logger, domain, failure.Reason, RetryDelays[attempt]);
            await Task.Delay(RetryDelays[attempt], time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
