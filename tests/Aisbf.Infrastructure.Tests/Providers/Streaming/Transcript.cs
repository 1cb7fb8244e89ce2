using System.Text;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Streaming;

/// <summary>What a vendor sends for one streamed answer.</summary>
internal sealed record Transcript(Dialect Vendor, string Name, string Text)
{
    /// <summary>Frames that mean nothing, put between those that do.</summary>
    private const string Noise = ": ping\n\nid: 7\nretry: 3000\n\n:\n\n";

    public byte[] Bytes { get; private init; } = Encoding.UTF8.GetBytes(Text);

    private bool IsLines => Vendor == Dialect.Ollama;

    /// <summary>All that are kept as files; those that end in an error are not among them.</summary>
    public static IEnumerable<Transcript> Whole() =>
        from vendor in Enum.GetValues<Dialect>()
        from file in Directory.EnumerateFiles(GoldenFile.Folder(vendor.ToString()), "*.stream.txt").Order(StringComparer.Ordinal)
        let text = File.ReadAllText(file).ReplaceLineEndings("\n")
        where Codec.ReadStream(vendor.ToString(), text).Fault is null
        select new Transcript(vendor, Path.GetFileName(file)[..^".stream.txt".Length], text);

    /// <summary>The same, as others may write it.</summary>
    public IEnumerable<Transcript> Variants()
    {
        yield return With("CRLF", Text.ReplaceLineEndings("\r\n"));
        yield return With("byte order mark", "\uFEFF" + Text);
        yield return With("no empty line at the end", Text.TrimEnd('\n'));
        if (IsLines)
        {
            yield return With("empty lines", Text.Replace("\n", "\n\n", StringComparison.Ordinal));
            yield break;
        }

        yield return With("CR", Text.Replace('\n', '\r'));
        yield return With("one line end at the end", Text.TrimEnd('\n') + "\n");
        yield return With("noise", Noise + Text.Replace("\n\n", "\n\n" + Noise, StringComparison.Ordinal));
        yield return With("no blank after the colon", Text.Replace("data: ", "data:", StringComparison.Ordinal));
        yield return With("several lines of data", Text.Replace("data: {", "data: {\ndata: ", StringComparison.Ordinal));
        yield return With("ids", Text.Replace("data: {", "id: 1\ndata: {", StringComparison.Ordinal));
        yield return With("empty data", "data:\n\n" + Text.Replace("\n\n", "\n\ndata\n\n", StringComparison.Ordinal));
        if (Vendor == Dialect.Anthropic)
        {
            var data = Text.Split('\n').Where(line => !line.StartsWith("event:", StringComparison.Ordinal));
            yield return With("no names of events", string.Join('\n', data));
        }

        if (!Text.Contains("[DONE]", StringComparison.Ordinal)) yield break;

        yield return With("two end marks", Text + "data: [DONE]\n\n");
        if (Text.Contains("\"finish_reason\": \"", StringComparison.Ordinal))
            yield return With("no end mark", Text.Replace("data: [DONE]\n\n", "", StringComparison.Ordinal));
    }

    /// <summary>The offset behind the last whole event at or before an offset.</summary>
    public int EventsBefore(int offset) => Bytes.AsSpan(0, offset).LastIndexOf(IsLines ? "\n"u8 : "\n\n"u8) is >= 0 and var end ? end + (IsLines ? 1 : 2) : 0;

    public override string ToString() => $"{Vendor}, {Name}";

    private Transcript With(string variant, string text) => this with { Name = $"{Name}, {variant}", Text = text, Bytes = Encoding.UTF8.GetBytes(text) };
}
