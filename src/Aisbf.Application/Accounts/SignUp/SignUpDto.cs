namespace Aisbf.Application.Accounts.SignUp;

/// <summary>An account that somebody wants for themselves.</summary>
public sealed record SignUpDto
{
    /// <summary>The name in paths: 3 to 50 letters, digits, '_', '.' and '-'. It never changes.</summary>
    public string? Username { get; init; }

    public string? Email { get; init; }

    /// <summary>At least 8 characters, 4 of them different.</summary>
    public string? Password { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(SignUpDto);
}
