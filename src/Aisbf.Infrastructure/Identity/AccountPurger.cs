using Aisbf.Application.Accounts.PurgeSignUps;
using Aisbf.Infrastructure.Passkeys;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Removes accounts that nobody came back to, and the ends of sessions and used challenges that need not be known any more, at the start and every hour.</summary>
internal sealed class AccountPurger(IServiceScopeFactory scopes, EndedSessions sessions, UsedChallenges challenges, TimeProvider time, ILogger<AccountPurger> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await PurgeAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    // A database that is away for a while must not end the task: the next hour is as good.
    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await sessions.PurgeAsync(cancellationToken);
            await challenges.PurgeAsync(cancellationToken);
            await using var scope = scopes.CreateAsyncScope();
            var purged = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PurgeSignUpsCommand(), cancellationToken);
            if (purged.TryGet(out var count, out _) && count > 0)
            {
                Log.SignUpsPurged(logger, count);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.PurgeFailed(logger, e);
        }
    }
}
