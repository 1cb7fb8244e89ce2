namespace Aisbf.Domain.Tenancy;

/// <summary>Whose a configurable thing is: the operator's (global) or one user's.</summary>
/// <param name="UserId">The user, or null for the operator.</param>
public readonly record struct Owner(Guid? UserId)
{
    /// <summary>The operator of this installation.</summary>
    public static Owner Global => default;

    public bool IsGlobal => UserId is null;

    public static Owner OfUser(Guid userId) => new(userId);

    public override string ToString() => UserId is { } id ? $"user:{id:N}" : "global";
}
