namespace Aisbf.Application.Accounts;

/// <summary>An e-mail address that something is asked for.</summary>
public sealed record EmailDto
{
    public string? Email { get; init; }
}
