namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>How far an item of an answer has come.</summary>
internal enum ItemStatus
{
    InProgress,
    Completed,

    /// <summary>It was cut off.</summary>
    Incomplete,
}
