using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>A piece of a turn, in Google's terms.</summary>
internal abstract record GooglePart
{
    private GooglePart()
    {
    }

    /// <summary>The thought's signature that Google put on the piece.</summary>
    public string? Signature { get; init; }

    public sealed record Text(string Value, bool IsThought = false) : GooglePart;

    public sealed record Media(MediaSource Source, string MediaType) : GooglePart;

    /// <param name="Id">Null when the id is one that we made up, which Google does not know.</param>
    /// <param name="Name">The function.</param>
    /// <param name="Arguments">JSON text.</param>
    public sealed record Call(string? Id, string Name, string Arguments) : GooglePart;

    /// <param name="Id">As the call's.</param>
    /// <param name="Name">The function.</param>
    /// <param name="Output">What it said.</param>
    /// <param name="IsError">It failed.</param>
    public sealed record Result(string? Id, string Name, string Output, bool IsError) : GooglePart;
}
