namespace Aisbf.Domain.Routing;

/// <summary>What follows from the kind of a call.</summary>
public static class SurfaceExtensions
{
    /// <summary>The call is a conversation, whatever its dialect: it can be translated for every upstream.</summary>
    public static bool IsChat(this Surface surface) => surface is Surface.ChatCompletions or Surface.Messages or Surface.Responses;
}
