namespace Aisbf.Domain.Tenancy;

/// <summary>What a token is held to besides its scope. An empty list limits nothing.</summary>
/// <param name="Models">
/// Names that may be asked for: <c>provider/model</c>, <c>rotation/id</c>, <c>autoselect/id</c>; one <c>*</c> at the end stands for any rest.
/// </param>
/// <param name="Addresses">Addresses that it may come from: single ones, or networks such as <c>10.0.0.0/8</c>.</param>
public sealed record TokenLimits(IReadOnlyList<string> Models, IReadOnlyList<string> Addresses)
{
    public static TokenLimits None { get; } = new([], []);

    public bool IsUnlimited => Models.Count == 0 && Addresses.Count == 0;
}
