namespace Aisbf.Application.Audit;

/// <summary>Marks a control-plane request that is put on record.</summary>
/// <typeparam name="TResponse">What its handler answers: a result.</typeparam>
public interface IAudited<in TResponse>
{
    /// <summary>What to put on record once the handler has answered; null for nothing.</summary>
    AuditEvent? Describe(TResponse response);
}
