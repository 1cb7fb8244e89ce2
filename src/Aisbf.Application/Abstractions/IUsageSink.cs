using Aisbf.Application.Gateway;

namespace Aisbf.Application.Abstractions;

/// <summary>Takes note of every request once it is over, however it ended. Never blocks and never throws.</summary>
public interface IUsageSink
{
    void Record(in UsageRecord record);
}
