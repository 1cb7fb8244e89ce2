namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>A body that may be gone once it was sent. All other bodies can be sent any number of times.</summary>
internal interface IReplayableContent
{
    /// <summary>It is kept, so that it can be sent again.</summary>
    bool IsKept { get; }

    /// <summary>It can be sent now.</summary>
    bool CanSend { get; }
}
