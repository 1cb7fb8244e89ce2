namespace Aisbf.Application.Accounts;

/// <summary>What a link in a mail carries.</summary>
public sealed record LinkDto
{
    /// <summary>The account's id.</summary>
    public Guid User { get; init; }

    public string? Token { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(LinkDto);
}
