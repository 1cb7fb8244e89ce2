using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Audit;

/// <summary>Which entries of the audit log to read. What is null does not narrow the choice.</summary>
public sealed record AuditFilter
{
    public const int MaxLimit = 500;

    /// <summary>A whole action such as <c>token.created</c>, or its first word such as <c>token</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Who did it.</summary>
    public Guid? UserId { get; init; }

    /// <summary>In whose namespace.</summary>
    public Owner? Owner { get; init; }

    /// <summary>What it was done to.</summary>
    public string? Target { get; init; }

    public bool? Succeeded { get; init; }

    /// <summary>Leaves out what is about people with one of these roles, save <see cref="Reader"/>.</summary>
    public IReadOnlyList<UserRole> HiddenRoles { get; init; } = [];

    /// <summary>Who reads.</summary>
    public Guid? Reader { get; init; }

    /// <summary>Not before this instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Entries older than this one: for the next page.</summary>
    public long? Before { get; init; }

    /// <summary>Most entries to read.</summary>
    public int Limit { get; init; } = 100;
}
