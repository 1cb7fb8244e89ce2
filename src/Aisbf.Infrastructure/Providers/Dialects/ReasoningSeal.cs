using System.Text;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>
/// Signed or encrypted reasoning as a client of another dialect keeps it: the vendor's text with a note of who made it. Only
/// whoever made it can read it, so a conversation that goes on elsewhere must leave it out.
/// </summary>
/// <param name="Origin">The fingerprint of the endpoint and credential that made it.</param>
/// <param name="Format">Whose it is (see <see cref="ReasoningFormats"/>); null when not known.</param>
/// <param name="Blob">What the vendor gave; empty when it gave nothing.</param>
internal readonly record struct ReasoningSeal(string Origin, string? Format, string Blob)
{
    private const string Prefix = "aisbf1.";
    private const string NoFormat = "none";
    private const int Pieces = 3;

    /// <summary>For dialects in which reasoning has to have a signature, on reasoning that has none.</summary>
    public static string Unsigned { get; } = new ReasoningSeal("0", null, "").ToString();

    /// <summary>What every seal begins with, as it stands in JSON.</summary>
    public static ReadOnlySpan<byte> Mark => "\"aisbf1."u8;

    public static ReasoningSeal? Read(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return null;

        var pieces = text[Prefix.Length..].Split('.', Pieces);
        return pieces.Length < Pieces ? null : new ReasoningSeal(pieces[0], pieces[1] == NoFormat ? null : pieces[1], pieces[2]);
    }

    /// <summary>Who made what these bytes begin to tell of; null if they are no seal, or one of nobody.</summary>
    public static string? OriginOf(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith(Mark[1..])) return null;

        var rest = text[(Mark.Length - 1)..];
        var end = rest.IndexOf((byte)'.');
        return end > 1 ? Encoding.ASCII.GetString(rest[..end]) : null;
    }

    /// <summary>Google signs calls, and has no other text that only it can read.</summary>
    public static bool IsOfCall(string text) => Read(text) is { Format: ReasoningFormats.Google };

    public override string ToString() => $"{Prefix}{Origin}.{Format ?? NoFormat}.{Blob}";
}
