namespace Aisbf.Application.Users.UpdateUser;

/// <summary>An account as it is to be. The address and the display name are replaced; the rest stays as it is when left out.</summary>
public sealed record UserUpdateDto
{
    /// <summary>The address. Whoever states it vouches for it; another one than before signs the person out everywhere.</summary>
    public string? Email { get; init; }

    /// <summary>What the person likes to be called, up to 100 characters; none when left out.</summary>
    public string? DisplayName { get; init; }

    /// <summary>A new password of 8 characters at least. Signs the person out everywhere.</summary>
    public string? Password { get; init; }

    /// <summary><c>user</c>, <c>admin</c> or <c>global_admin</c>. Another one than before signs the person out everywhere.</summary>
    public string? Role { get; init; }

    /// <summary>With <c>false</c> the person signs in nowhere, and no token of theirs works.</summary>
    public bool? IsEnabled { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "user update";
}
