using Aisbf.Domain.Routing;

namespace Aisbf.Application.Abstractions;

/// <summary>Takes note of every upstream call that gave no answer. Never blocks and never throws.</summary>
public interface IAttemptObserver
{
    /// <param name="attempt">The attempt.</param>
    /// <param name="number">Which attempt of the request it was, from 1.</param>
    /// <param name="planned">How many attempts the request may have.</param>
    /// <param name="requestId">The id of the client's request.</param>
    void Failed(in FailedAttempt attempt, int number, int planned, string? requestId);
}
