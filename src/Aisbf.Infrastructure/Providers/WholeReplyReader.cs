using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers;

/// <summary>
/// Reads answers that are not streams. They are held until they are whole: half an answer, an error page or an error with
/// status 200 is then still a failure that another candidate can make good.
/// </summary>
internal static class WholeReplyReader
{
    /// <summary>Reads the whole body, or tells why that failed.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<AttemptKind?> ReadAllAsync(UpstreamBody body, UpstreamOptions options)
    {
        try
        {
            body.Reserve(options.MaxReplyBytes);
            TimeSpan left;
            do
            {
                // The client gets nothing before the answer is whole, so its patience is the limit besides silence.
                left = body.TimeLeft;
            }
            while (await body.ReadAsync(options.MaxReplyBytes, left < options.IdleTimeout ? left : options.IdleTimeout));
            return null;
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, body.Cancellation) is { } kind)
        {
            return kind;
        }
    }

    /// <summary>Reads an answer that goes on as it is, if it is one.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<UpstreamResult> PassThroughAsync(
        UpstreamBody body,
        Provider provider,
        IUpstreamDialect dialect,
        UpstreamOptions options,
        AnswerJudge judge,
        IReadOnlyList<string> dropped,
        string contentType = WholeReply.Json)
    {
        if (await ReadAllAsync(body, options) is { } failure)
        {
            return UpstreamErrors.Fail(provider, failure, body);
        }

        return Judge(body, dialect, judge, out var usage) is { } fault
            ? UpstreamErrors.Fail(provider, fault.WithWait(body.Pending, body.Now), body)
            : UpstreamResult.Success(
                new WholeReply(body.PendingMemory, body, usage, dropped, contentType),
                new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed));
    }

    private static UpstreamFault? Judge(UpstreamBody body, IUpstreamDialect dialect, AnswerJudge judge, out TokenUsage? usage)
    {
        try
        {
            return judge(body.Pending, dialect, out usage);
        }
        catch (JsonException)
        {
            usage = null;
            return new UpstreamFault(AttemptKind.InvalidAnswer, null);
        }
    }
}
