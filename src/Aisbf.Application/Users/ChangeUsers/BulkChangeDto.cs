namespace Aisbf.Application.Users.ChangeUsers;

/// <summary>One thing to be done to several accounts.</summary>
public sealed record BulkChangeDto
{
    /// <summary><c>enable</c>, <c>disable</c> or <c>delete</c>.</summary>
    public string? Action { get; init; }

    /// <summary>1 to 100 names. One that is given twice counts once.</summary>
    public IReadOnlyList<string>? Usernames { get; init; }
}
