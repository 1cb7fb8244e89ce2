namespace Aisbf.Application.Tokens.CreateToken;

/// <summary>A token to be made. It never expires unless its end is stated.</summary>
public sealed record NewTokenDto : TokenExpiryDto
{
    /// <summary>The owner's own words, up to 200 characters.</summary>
    public string? Description { get; init; }

    /// <summary><c>api</c> (when left out), <c>mcp</c>, <c>both</c> or, for the installation's own, <c>admin</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>
    /// What it may ask for: <c>provider/model</c>, <c>rotation/id</c> or <c>autoselect/id</c>, where one <c>*</c> at the end
    /// stands for any rest. Anything when empty or left out. A rotation is allowed with all that stands in it.
    /// </summary>
    public IReadOnlyList<string>? AllowedModels { get; init; }

    /// <summary>Where it may come from: addresses, or networks such as <c>10.0.0.0/8</c>. Anywhere when empty or left out.</summary>
    public IReadOnlyList<string>? AllowedAddresses { get; init; }
}
