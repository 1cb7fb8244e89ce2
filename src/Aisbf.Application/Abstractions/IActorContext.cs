using Aisbf.Application.Audit;

namespace Aisbf.Application.Abstractions;

/// <summary>Who is at work right now: whoever sent the request that is being handled, else the process itself.</summary>
public interface IActorContext
{
    Actor Current { get; }
}
