namespace Aisbf.Application.Audit;

/// <summary>Marks a control-plane request that is put on record, and that therefore is not cancelled with its caller.</summary>
public interface IAudited;

/// <summary>A request that says itself what is put on record of it.</summary>
/// <typeparam name="TResponse">What its handler answers: a result.</typeparam>
public interface IAudited<in TResponse> : IAudited
{
    /// <summary>What to put on record once the handler has answered; null for nothing.</summary>
    AuditEvent? Describe(TResponse response);
}
