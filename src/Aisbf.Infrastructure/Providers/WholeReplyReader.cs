using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.OpenAi;
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
            do
            {
                // The client gets nothing before the answer is whole, so its patience is the limit besides silence.
                var left = body.TimeLeft;
                body.Cancellation.CancelAfter(left < options.IdleTimeout ? left : options.IdleTimeout);
            }
            while (await body.ReadAsync(options.MaxReplyBytes));
            return null;
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, body.Cancellation) is { } kind)
        {
            return kind;
        }
    }

    /// <summary>Reads an answer that goes on as it is: any JSON object that is no error, and has choices where the surface's answers do.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<UpstreamResult> PassThroughAsync(
        UpstreamBody body, Provider provider, IUpstreamDialect dialect, UpstreamOptions options, bool hasChoices)
    {
        if (await ReadAllAsync(body, options) is { } failure)
        {
            return UpstreamErrors.Fail(provider, failure, body);
        }

        return Check(body, dialect, hasChoices, out var usage) is { } fault
            ? UpstreamErrors.Fail(provider, fault, body)
            : UpstreamResult.Success(
                new WholeReply(body.PendingMemory, body, usage, []),
                new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed));
    }

    private static UpstreamFault? Check(UpstreamBody body, IUpstreamDialect dialect, bool hasChoices, out TokenUsage? usage)
    {
        usage = null;
        try
        {
            var facts = OpenAiAnswerFacts.Read(body.Pending);
            usage = facts.Usage;
            if (facts.HasError)
            {
                return dialect.ReadFault(200, body.Pending).WithWait(body.Pending, body.Now);
            }

            return facts.HasChoices || !hasChoices ? null : new UpstreamFault(AttemptKind.InvalidAnswer, null);
        }
        catch (JsonException)
        {
            return new UpstreamFault(AttemptKind.InvalidAnswer, null);
        }
    }
}
