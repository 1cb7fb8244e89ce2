namespace Aisbf.Application.Gateway;

/// <summary>A field that is read of requests before they are sent on.</summary>
[Flags]
internal enum PeekedField
{
    None = 0,
    Model = 1,
    Stream = 2,
    StreamOptions = 4,
    Messages = 8,
    Tools = 16,
    MaxTokens = 32,
    Choices = 64,

    /// <summary>What the surface is about, where that is not messages.</summary>
    Required = 128,

    /// <summary>The conversation, where it is a list of items.</summary>
    Input = 256,

    /// <summary>Whether the answer shall be stored upstream.</summary>
    Store = 512,

    /// <summary>A field that needs something stored before, or stores it.</summary>
    Stateful = 1024,

    /// <summary>A conversation that the upstream has kept, or shall keep.</summary>
    Thread = 2048,
}
