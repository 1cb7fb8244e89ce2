namespace Aisbf.Api.Tests.Tenancy;

/// <summary>The names of all that somebody has, each of which begins with a mark that nobody else's has, or is an id of its own.</summary>
/// <param name="Mark">Eight letters; the username.</param>
internal sealed record TenantNames(string Mark)
{
    public Guid UserId { get; init; } = Guid.NewGuid();

    public Guid TokenId { get; init; } = Guid.NewGuid();

    /// <summary>In base 64 for URLs.</summary>
    public string PasskeyId { get; init; } = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());

    /// <summary>The external provider to sign in with.</summary>
    public string Login { get; init; } = "nowhere";

    public string Provider => $"{Mark}-provider";

    public string Rotation => $"{Mark}-rotation";

    public string Autoselect => $"{Mark}-autoselect";

    public string Model => $"{Mark}-model";

    public string Email => $"{Mark}@example.test";

    /// <summary>Begins every word that only the owner may ever read.</summary>
    public string Canary => $"cnry-{Mark}";

    public string Key(string provider) => $"{Canary}-key-of-{provider}";

    /// <summary>What only this tenant's answers may contain.</summary>
    public IReadOnlyList<string> Telling => [Canary, Mark, UserId.ToString(), UserId.ToString("N"), TokenId.ToString(), PasskeyId];

    /// <summary>All ways to name a thing of a kind.</summary>
    public IReadOnlyList<string> Of(string kind) => kind switch
    {
        "username" => [Mark],
        "email" => [Email],
        "user_id" => [UserId.ToString()],
        "token" => [TokenId.ToString()],
        "passkey" => [PasskeyId],
        "login" => [Login],
        "provider" => [Provider],
        "rotation" => [Rotation],
        "autoselect" => [Autoselect],
        "model" =>
        [
            $"{Provider}/{Model}", $"user-provider/{Provider}/{Model}", Model,
            $"rotation/{Rotation}", $"user-rotation/{Rotation}", Rotation, $"rotation/{Rotation}/{Model}",
            $"autoselect/{Autoselect}", $"user-autoselect/{Autoselect}", Autoselect,
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nothing is of this kind: add it to TenantNames."),
    };
}
