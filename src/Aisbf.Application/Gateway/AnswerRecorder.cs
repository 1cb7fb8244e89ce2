using Aisbf.Application.Abstractions;

namespace Aisbf.Application.Gateway;

/// <summary>Reports every answer to the usage sink once it is over.</summary>
internal sealed class AnswerRecorder(IUsageSink sink, TimeProvider time)
{
    public void Record(GatewayAnswer answer) => sink.Record(new UsageRecord(
        answer.Caller,
        answer.Candidate,
        answer.Plan?.Rotation?.Id,
        answer.Outcome,
        answer.Attempts,
        answer.Usage,
        time.GetElapsedTime(answer.StartTimestamp),
        answer.Completed,
        answer.Kind));
}
