namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>One element of an answer's <c>output</c>.</summary>
/// <param name="Id">Its name; nothing is stored under it.</param>
internal abstract record ResponseItem(string Id)
{
    /// <param name="Id">The item's name.</param>
    /// <param name="Text">What the model says; null when it only refuses.</param>
    /// <param name="Refusal">Why it does not say it.</param>
    public sealed record Message(string Id, string? Text, string? Refusal) : ResponseItem(Id);

    public sealed record Reasoning(string Id, string Summary, string? Sealed) : ResponseItem(Id);

    public sealed record Call(string Id, string CallId, string Name, string Arguments) : ResponseItem(Id);

    /// <param name="Id">The item's name.</param>
    /// <param name="Base64">The picture.</param>
    public sealed record Image(string Id, ReadOnlyMemory<char> Base64) : ResponseItem(Id);
}
