using System.Text.Json;

namespace Aisbf.Application.Audit.ListAuditEntries;

/// <summary>Something on record.</summary>
public sealed record AuditEntryDto
{
    internal const string Global = "global";

    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What was done, such as <c>token.created</c>.</summary>
    public required string Action { get; init; }

    /// <summary>False for what was tried and refused.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>In whose namespace: the person's id, or <c>global</c> for the installation.</summary>
    public required string Owner { get; init; }

    /// <summary>What it was done to: an id or a username.</summary>
    public required string Target { get; init; }

    public required string? Detail { get; init; }

    /// <summary><c>session</c>, <c>user_token</c>, <c>operator_token</c>, <c>anonymous</c> or <c>system</c>.</summary>
    public required string ActorKind { get; init; }

    /// <summary>The person who did it, if it was one.</summary>
    public required Guid? ActorId { get; init; }

    /// <summary>The person's username at that time, or words for anything else.</summary>
    public required string Actor { get; init; }

    /// <summary>The token that was presented.</summary>
    public required Guid? TokenId { get; init; }

    /// <summary>The admin who was signed in as the person.</summary>
    public required Guid? ImpersonatorId { get; init; }

    /// <summary>The client's address.</summary>
    public required string? Address { get; init; }

    internal static AuditEntryDto Of(AuditEntry entry) => new()
    {
        Id = entry.Id,
        At = entry.At,
        Action = entry.Event.Action,
        Succeeded = entry.Event.Succeeded,
        Owner = entry.Event.Owner.UserId?.ToString() ?? Global,
        Target = entry.Event.Target,
        Detail = entry.Event.Detail,
        ActorKind = JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.Actor.Kind.ToString()),
        ActorId = entry.Actor.UserId,
        Actor = entry.Actor.Name,
        TokenId = entry.Actor.TokenId,
        ImpersonatorId = entry.Actor.ImpersonatorId,
        Address = entry.Actor.Address,
    };
}
