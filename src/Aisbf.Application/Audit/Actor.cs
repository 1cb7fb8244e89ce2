namespace Aisbf.Application.Audit;

/// <summary>Who does something, and from where.</summary>
/// <param name="Kind">What kind of identity it is.</param>
/// <param name="UserId">The person, if it is one.</param>
/// <param name="Name">The person's username, or words for anything else.</param>
/// <param name="TokenId">The token that was presented, if one was and it is stored.</param>
/// <param name="ImpersonatorId">The admin who is signed in as the person, or null.</param>
/// <param name="Address">The client's address as the host knows it; null for the process itself.</param>
public sealed record Actor(ActorKind Kind, Guid? UserId, string Name, Guid? TokenId = null, Guid? ImpersonatorId = null, string? Address = null)
{
    /// <summary>The process itself, without any request.</summary>
    public static Actor System { get; } = new(ActorKind.System, null, "system");
}
